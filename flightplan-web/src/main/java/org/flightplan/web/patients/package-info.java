/**
 * Patients over HTTP.
 * Their PHI stands in bodies alone, never in a URL.
 */
@NullMarked
package org.flightplan.web.patients;

import org.jspecify.annotations.NullMarked;
