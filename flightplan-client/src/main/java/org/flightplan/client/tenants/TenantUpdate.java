package org.flightplan.client.tenants;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said anew of a hospital; what is absent stays.
 *
 * @param name the name, as it is shown
 * @param enabledSpecialties the specialties, by their names
 * @param active whether anybody may use it
 * @param careTeams whether stays are open to their care teams alone
 * @param timeZone the time zone, such as {@code Europe/Berlin}
 */
public record TenantUpdate(
        @Nullable String name,
        @Nullable List<String> enabledSpecialties,
        @Nullable Boolean active,
        @Nullable Boolean careTeams,
        @Nullable String timeZone) {

    /** Nothing yet. */
    public TenantUpdate() {
        this(null, null, null, null, null);
    }

    /** Says the name, as it is shown. */
    public TenantUpdate name(String name) {
        return new TenantUpdate(name, enabledSpecialties, active, careTeams, timeZone);
    }

    /** Says the specialties, by their names. */
    public TenantUpdate enabledSpecialties(List<String> enabledSpecialties) {
        return new TenantUpdate(name, enabledSpecialties, active, careTeams, timeZone);
    }

    /** Says whether anybody may use it. */
    public TenantUpdate active(Boolean active) {
        return new TenantUpdate(name, enabledSpecialties, active, careTeams, timeZone);
    }

    /** Says whether stays are open to their care teams alone. */
    public TenantUpdate careTeams(Boolean careTeams) {
        return new TenantUpdate(name, enabledSpecialties, active, careTeams, timeZone);
    }

    /** Says the time zone, such as {@code Europe/Berlin}. */
    public TenantUpdate timeZone(String timeZone) {
        return new TenantUpdate(name, enabledSpecialties, active, careTeams, timeZone);
    }
}
