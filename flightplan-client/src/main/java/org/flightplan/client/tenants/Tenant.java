package org.flightplan.client.tenants;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.flightplan.client.http.Lists;

/**
 * A hospital.
 *
 * @param id of the tenant
 * @param name as it is shown
 * @param active whether anybody may use it
 * @param enabledSpecialties by their names
 * @param careTeams whether stays are open to their care teams alone
 * @param timeZone such as {@code Europe/Berlin}
 * @param createdAt since when there is it
 */
public record Tenant(
        UUID id,
        String name,
        boolean active,
        List<String> enabledSpecialties,
        boolean careTeams,
        String timeZone,
        Instant createdAt) {

    /** Lists that are not told are empty. */
    public Tenant {
        enabledSpecialties = Lists.orEmpty(enabledSpecialties);
    }
}
