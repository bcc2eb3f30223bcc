/**
 * Administration of projections over HTTP.
 * It shows positions, never data.
 */
@NullMarked
package org.flightplan.web.projections;

import org.jspecify.annotations.NullMarked;
