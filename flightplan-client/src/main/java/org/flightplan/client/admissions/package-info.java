/**
 * Stays: admission, moves, discharge; what happened in them and where the patient was.
 * What is known of a patient is in no text that these records make of themselves.
 */
@NullMarked
package org.flightplan.client.admissions;

import org.jspecify.annotations.NullMarked;
