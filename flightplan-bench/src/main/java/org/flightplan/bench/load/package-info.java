/**
 * A load generator light enough to share two processors with the server it loads: one thread, requests made beforehand,
 * connections kept. A program of its own.
 */
@NullMarked
package org.flightplan.bench.load;

import org.jspecify.annotations.NullMarked;
