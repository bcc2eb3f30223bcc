/**
 * What the words of a former system are in those of FlightPlan.
 * Values, moments, ids and the words of specialties; pure but for the settings that are read.
 */
@NullMarked
package org.flightplan.imports.mapping;

import org.jspecify.annotations.NullMarked;
