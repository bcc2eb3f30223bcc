package org.flightplan.client.tenants;

import java.util.List;
import java.util.UUID;
import org.flightplan.client.http.Lists;

/**
 * The caller's hospital.
 *
 * @param id of the tenant
 * @param name as it is shown
 * @param specialties by their names
 * @param timeZone such as {@code Europe/Berlin}
 * @param careTeams whether stays are open to their care teams alone
 * @param attachmentLimit the largest attachment, in bytes; 0 where the server does not tell it
 */
public record CurrentTenant(
        UUID id, String name, List<String> specialties, String timeZone, boolean careTeams, long attachmentLimit) {

    /** Lists that are not told are empty. */
    public CurrentTenant {
        specialties = Lists.orEmpty(specialties);
    }
}
