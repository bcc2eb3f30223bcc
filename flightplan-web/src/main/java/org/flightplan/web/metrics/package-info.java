/**
 * Metrics for Prometheus over HTTP.
 * The same path on every server.
 */
@NullMarked
package org.flightplan.web.metrics;

import org.jspecify.annotations.NullMarked;
