package org.flightplan.audit;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * One access to patients' data.
 *
 * @param tenant whose patients
 * @param id in the order of time
 * @param at when, to the microsecond
 * @param user who
 * @param action what was read or done
 * @param subject the one thing that was asked for, or null for lists and searches
 * @param patients whose data the answer holds; empty when it holds none
 * @param purpose what for
 * @param outcome what came of it
 * @param request the request's id, as in problems and in the log
 */
public record AccessRecord(
        TenantId tenant,
        UUID id,
        Instant at,
        UUID user,
        String action,
        @Nullable UUID subject,
        Set<UUID> patients,
        String purpose,
        String outcome,
        UUID request) {

    /** The outcome of an access that something was shown for, if only that a list is empty. */
    public static final String SERVED = "served";

    /** The outcome of what was done. */
    public static final String DONE = "done";

    /** The outcome of what the user may not see or do, or what did not fit the record. */
    public static final String REFUSED = "refused";

    /** The outcome of an access to what is not there. */
    public static final String NOT_FOUND = "not_found";
}
