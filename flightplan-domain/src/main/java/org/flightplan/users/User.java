package org.flightplan.users;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.flightplan.tenants.TenantId;

/**
 * Somebody who works in a hospital.
 *
 * @param tenant the hospital
 * @param id the subject of the tokens
 * @param name as the tokens say; empty when they don't
 * @param roles of the last token, sorted
 * @param lastSeen when there was one, to a quarter of an hour
 */
public record User(TenantId tenant, UUID id, String name, List<String> roles, Instant lastSeen) {

    boolean says(User other) {
        return name.equals(other.name) && roles.equals(other.roles);
    }

    /** The id alone. */
    @Override
    public String toString() {
        return "User[" + id + "]";
    }
}
