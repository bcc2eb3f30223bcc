package org.flightplan.tenants;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A hospital, or a unit that must be kept apart.
 *
 * @param id its id
 * @param name as shown to people, at most 255 characters
 * @param active whether its requests are served
 * @param enabledSpecialties the specialties its admissions may use: by name, and then in the newest version that is installed, or
 *     in one version, such as {@code name@1.0.0}
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

    /** What stands between a specialty's name and its version. */
    public static final String AT = "@";

    /** The day of a moment there. */
    public LocalDate dayOf(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    /** How many midnights there lie between a moment and now. */
    public long daysSince(Instant moment, Instant now) {
        return ChronoUnit.DAYS.between(dayOf(moment), dayOf(now));
    }

    /** Whether its admissions may be of this specialty. */
    public boolean enables(String specialty) {
        return specialties().contains(specialty);
    }

    /** The names of the specialties that its admissions may use. */
    public List<String> specialties() {
        return enabledSpecialties.stream().map(Tenant::nameOf).toList();
    }

    /** The version that it has chosen of a specialty; empty where it takes the newest. */
    public Optional<String> versionOf(String specialty) {
        return enabledSpecialties.stream()
                .filter(chosen -> chosen.startsWith(specialty + AT))
                .map(chosen -> chosen.substring(specialty.length() + AT.length()))
                .findFirst();
    }

    /** The name of a specialty as it is chosen, with or without a version. */
    public static String nameOf(String chosen) {
        int at = chosen.indexOf(AT);
        return at < 0 ? chosen : chosen.substring(0, at);
    }
}
