/**
 * The board: who is in which bed now, and what the day brings.
 * It is put together from what the components' queries show, in a handful of statements.
 */
@NullMarked
package org.flightplan.web.board;

import org.jspecify.annotations.NullMarked;
