/**
 * The audit trail: an access record of every reading of patients' data, written before the data is served (45 CFR 164.312(b)).
 * It is append-only, a tenant's own, and reading it is recorded too.
 */
@NullMarked
package org.flightplan.audit;

import org.jspecify.annotations.NullMarked;
