/**
 * Hospital stays: admission, moves between locations, clinical events, discharge.
 * All of a stay is one stream, decided by AdmissionDecider.
 */
@NullMarked
package org.flightplan.admissions;

import org.jspecify.annotations.NullMarked;
