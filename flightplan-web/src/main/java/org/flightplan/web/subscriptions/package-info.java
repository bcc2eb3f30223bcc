/**
 * Clients that follow the log: each is told that something was recorded as soon as the queries show it, and nothing of what it
 * says. A stream of the log is called a stream, and a client's answer that does not end a subscription.
 */
@NullMarked
package org.flightplan.web.subscriptions;

import org.jspecify.annotations.NullMarked;
