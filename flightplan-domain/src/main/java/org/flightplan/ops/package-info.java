/**
 * Start-up, clock, health and metrics: what an operator sees and steers.
 * It stands above the log and the projections and knows no component.
 */
@NullMarked
package org.flightplan.ops;

import org.jspecify.annotations.NullMarked;
