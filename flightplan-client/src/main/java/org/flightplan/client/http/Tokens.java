package org.flightplan.client.http;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The token that requests go out with: asked for when there is none, and anew when it is refused. */
final class Tokens {

    private final Supplier<String> source;
    private @Nullable String current;

    Tokens(Supplier<String> source) {
        this.source = source;
    }

    /** The present one. */
    synchronized String token() {
        String known = current;
        if (known == null) {
            known = source.get();
            current = known;
        }
        return known;
    }

    /** Forgets it, unless somebody else has a newer one already. */
    synchronized void refused(String token) {
        if (token.equals(current)) {
            current = null;
        }
    }
}
