/** Boards that watch a hospital's day, held against its log. */
@NullMarked
package org.flightplan.bench.board;

import org.jspecify.annotations.NullMarked;
