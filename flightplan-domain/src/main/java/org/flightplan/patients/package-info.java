/**
 * Patients: who they are, and the rule that an MRN is one patient's.
 * A patient's stream begins with patient.created.
 */
@NullMarked
package org.flightplan.patients;

import org.jspecify.annotations.NullMarked;
