/**
 * The log: the append singleton that orders and stores events, and the readers of streams and of the feed.
 * Nothing else writes to it, and nothing outside it sees its tables.
 */
@NullMarked
package org.flightplan.events;

import org.jspecify.annotations.NullMarked;
