package org.flightplan.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The verified token of the request at hand. While a body is waited for, the request changes its thread, and Payara's own
 * bean then knows nothing of it: what it was before is carried over.
 */
@RequestScoped
@SuppressWarnings("NullAway.Init")
public class CallerToken {

    @Inject
    JsonWebToken own;

    private @Nullable JsonWebToken carried;

    /** Takes the token that the request came with. */
    public void carry(JsonWebToken token) {
        carried = token;
    }

    /** The caller's id, or null without a token. */
    public @Nullable String getSubject() {
        return token().getSubject();
    }

    /** The names of the caller's roles, or null without a token. */
    public @Nullable Set<String> getGroups() {
        return token().getGroups();
    }

    /** A claim of the token, or null where it has none of this name. */
    public @Nullable Object getClaim(String name) {
        return token().getClaim(name);
    }

    private JsonWebToken token() {
        return carried == null ? own : carried;
    }
}
