/**
 * The demo: three hospitals that never were, sent through the public HTTP API by a client like any other.
 * It knows nothing of the server it talks to, and may be run again: every command has an idempotency key of its own.
 */
@NullMarked
package org.flightplan.launcher.demo;

import org.jspecify.annotations.NullMarked;
