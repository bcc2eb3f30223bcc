/**
 * How the client talks: one way for all requests, which sends again what was not answered, under the same key.
 * Also what every part of the API shares: pages, warnings, versions, changes.
 */
@NullMarked
package org.flightplan.client.http;

import org.jspecify.annotations.NullMarked;
