/**
 * Many clients that follow the log of many hospitals by one node: how soon they are told, and whether any misses anything.
 * Trials and benchmarks share it.
 */
@NullMarked
package org.flightplan.bench.streams;

import org.jspecify.annotations.NullMarked;
