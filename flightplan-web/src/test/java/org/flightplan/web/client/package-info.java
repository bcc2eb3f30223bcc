/**
 * The client, told to a real server: each of its methods and records held against what that server says of its API, and the
 * examples of docs/client.md for plain Java run.
 */
@NullMarked
package org.flightplan.web.client;

import org.jspecify.annotations.NullMarked;
