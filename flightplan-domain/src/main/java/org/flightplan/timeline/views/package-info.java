/**
 * The read model of timelines.
 * One row a clinical event.
 */
@NullMarked
package org.flightplan.timeline.views;

import org.jspecify.annotations.NullMarked;
