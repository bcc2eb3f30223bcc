/**
 * Patients: their records, merges, erasure; and access without being in the care team.
 * What is known of a patient is in no text that these records make of themselves.
 */
@NullMarked
package org.flightplan.client.patients;

import org.jspecify.annotations.NullMarked;
