/**
 * The read model of patients.
 * It answers lists, single patients and the search by MRN.
 */
@NullMarked
package org.flightplan.patients.views;

import org.jspecify.annotations.NullMarked;
