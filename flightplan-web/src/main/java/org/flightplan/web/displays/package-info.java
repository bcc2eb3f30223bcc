/**
 * Displays at the wall, as a hospital's administrator makes and revokes them and a screen claims one. What they show is the
 * board's and the subscriptions' business.
 */
@NullMarked
package org.flightplan.web.displays;

import org.jspecify.annotations.NullMarked;
