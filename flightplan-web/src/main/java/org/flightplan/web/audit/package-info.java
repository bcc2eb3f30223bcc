/**
 * The audit trail, for the privacy officer.
 * Whoever reads it is in it.
 */
@NullMarked
package org.flightplan.web.audit;

import org.jspecify.annotations.NullMarked;
