/**
 * The server's connection pools: where they are found, how large the scripts make them, and how they are used.
 * It knows nobody.
 */
@NullMarked
package org.flightplan.pools;

import org.jspecify.annotations.NullMarked;
