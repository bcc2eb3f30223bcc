package org.flightplan.client.tenants;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.flightplan.client.http.Lists;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works in the hospital, as tokens say.
 *
 * @param id of the user
 * @param name as it is shown
 * @param roles what the user may do
 * @param lastSeen when a token was seen last
 */
public record User(UUID id, @Nullable String name, List<String> roles, Instant lastSeen) {

    /** Lists that are not told are empty. */
    public User {
        roles = Lists.orEmpty(roles);
    }
}
