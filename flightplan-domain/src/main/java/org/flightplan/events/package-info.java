/**
 * The log as it is read: events, streams, the feed, and what a decision may rest on beside its stream.
 * {@code org.flightplan.append} alone writes to it, and nothing outside these two sees its tables.
 */
@NullMarked
package org.flightplan.events;

import org.jspecify.annotations.NullMarked;
