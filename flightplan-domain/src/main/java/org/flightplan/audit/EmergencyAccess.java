package org.flightplan.audit;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * That somebody opened the record of a patient outside of the own care team.
 *
 * @param tenant whose patient
 * @param id in the order of time
 * @param patient who
 * @param user by whom
 * @param data the reason; PHI
 * @param at when
 * @param ends when it is over
 * @param request the request's id
 * @param review when a privacy officer has looked at it; null while it is an alert
 */
public record EmergencyAccess(
        TenantId tenant,
        UUID id,
        UUID patient,
        UUID user,
        JsonObject data,
        Instant at,
        Instant ends,
        UUID request,
        @Nullable Review review) {

    /** Who has looked at it, and when. */
    public record Review(UUID by, Instant at) {}

    /** Without the reason. */
    @Override
    public String toString() {
        return "EmergencyAccess[" + id + "]";
    }
}
