package org.flightplan.web.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a verified token says.
 *
 * @param subject its user
 * @param groups its user's roles, and whatever else the provider has there
 * @param tenant its user's hospital
 */
public record Token(
        @Nullable String subject,
        Set<String> groups,
        @Nullable String tenant) {

    /** Of a request without a token, or with one that does not verify. */
    public static final Token NONE = new Token(null, Set.of(), null);
}
