package org.flightplan.client.tenants;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hospital to make.
 *
 * @param name as it is shown
 * @param enabledSpecialties by their names
 * @param id an id of the caller's choice
 * @param timeZone the time zone, such as {@code Europe/Berlin}; UTC if absent
 */
public record NewTenant(
        String name,
        List<String> enabledSpecialties,
        @Nullable UUID id,
        @Nullable String timeZone) {

    /** What it can't be without. */
    public NewTenant(String name, List<String> enabledSpecialties) {
        this(name, enabledSpecialties, null, null);
    }

    /** Says an id of the caller's choice. */
    public NewTenant id(UUID id) {
        return new NewTenant(name, enabledSpecialties, id, timeZone);
    }

    /** Says the time zone, such as {@code Europe/Berlin}. */
    public NewTenant timeZone(String timeZone) {
        return new NewTenant(name, enabledSpecialties, id, timeZone);
    }
}
