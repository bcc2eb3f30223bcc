/**
 * Fault trials under load: clients that record every answer, a fault in their midst, and a model that says afterwards
 * what the log, its tails and the read models must hold.
 */
@NullMarked
package org.flightplan.bench.faults;

import org.jspecify.annotations.NullMarked;
