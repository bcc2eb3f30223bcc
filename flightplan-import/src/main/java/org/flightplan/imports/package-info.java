/**
 * The importer: from a former system to a hospital of FlightPlan.
 * Its command line, and what it ends with.
 */
@NullMarked
package org.flightplan.imports;

import org.jspecify.annotations.NullMarked;
