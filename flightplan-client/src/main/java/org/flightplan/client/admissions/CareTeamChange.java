package org.flightplan.client.admissions;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user joins the care team, or leaves it.
 *
 * @param userId who
 * @param member whether the user belongs to it from now on
 * @param role as what
 */
public record CareTeamChange(
        UUID userId, boolean member, @Nullable String role) {

    /** What it can't be without. */
    public CareTeamChange(UUID userId, boolean member) {
        this(userId, member, null);
    }

    /** Says as what. */
    public CareTeamChange role(String role) {
        return new CareTeamChange(userId, member, role);
    }
}
