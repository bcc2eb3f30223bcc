/**
 * Events in their stored form, by stream and as the feed.
 * docs/events tells what is in each.
 */
@NullMarked
package org.flightplan.client.events;

import org.jspecify.annotations.NullMarked;
