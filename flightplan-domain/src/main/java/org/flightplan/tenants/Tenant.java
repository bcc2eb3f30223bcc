package org.flightplan.tenants;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * A hospital, or a unit that must be kept apart.
 *
 * @param id its id
 * @param name as shown to people, at most 255 characters
 * @param active whether its requests are served
 * @param enabledSpecialties names of the manifests its admissions may use
 * @param careTeams whether patients are shown to their care teams alone
 * @param zone by whose clock its days begin
 * @param createdAt when it was made
 */
public record Tenant(
        TenantId id,
        String name,
        boolean active,
        List<String> enabledSpecialties,
        boolean careTeams,
        ZoneId zone,
        Instant createdAt) {

    /** The day of a moment there. */
    public LocalDate dayOf(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    /** Whether its admissions may be of this specialty. */
    public boolean enables(String specialty) {
        return enabledSpecialties.contains(specialty);
    }
}
