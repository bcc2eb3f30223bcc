/**
 * What happened during a stay, in the order in which it happened.
 * Titles are calculated here; nothing is decided.
 */
@NullMarked
package org.flightplan.timeline;

import org.jspecify.annotations.NullMarked;
