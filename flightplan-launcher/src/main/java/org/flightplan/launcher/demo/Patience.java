package org.flightplan.launcher.demo;

import java.net.http.HttpHeaders;
import java.time.Duration;

/**
 * How long a client keeps sending the same request while the server can't answer it, and how long it pauses in between.
 *
 * @param deadline after which it gives up
 * @param pause the first one, doubled each time
 * @param longestPause also where the server asks for a longer one
 */
record Patience(Duration deadline, Duration pause, Duration longestPause) {

    /** Outlasts a restart of the server or of its database. */
    static final Patience GENEROUS = new Patience(Duration.ofMinutes(5), Duration.ofMillis(100), Duration.ofSeconds(5));

    /** The pause before another attempt, when the server names none. */
    Duration before(int attempt) {
        Duration doubled = pause.multipliedBy(1L << Math.min(attempt, 20));
        return shorter(doubled);
    }

    /** The pause that the server asks for in {@code Retry-After} (whole seconds), else the usual one. */
    Duration before(int attempt, HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> shorter(Duration.ofSeconds(Long.parseLong(text))))
                .orElseGet(() -> before(attempt));
    }

    private Duration shorter(Duration wanted) {
        return wanted.compareTo(longestPause) > 0 ? longestPause : wanted;
    }
}
