/**
 * The log over HTTP: streams, the feed, and events in their stored form.
 * Stored events pass the same rules as commands.
 */
@NullMarked
package org.flightplan.web.events;

import org.jspecify.annotations.NullMarked;
