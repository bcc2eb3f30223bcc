/**
 * The way into the log: requests gather in the queue of the node's one writer, and are stored batch by batch by the database's one
 * function. {@link org.flightplan.append.EventLog} is its door; docs/append-path.md explains it.
 */
@NullMarked
package org.flightplan.append;

import org.jspecify.annotations.NullMarked;
