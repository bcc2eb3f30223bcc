/**
 * Where a patient was and how ill, from each moment on: pure calculation from moves and risk states.
 * Location comes from moves alone, risk from risk_status.
 */
@NullMarked
package org.flightplan.trajectory;

import org.jspecify.annotations.NullMarked;
