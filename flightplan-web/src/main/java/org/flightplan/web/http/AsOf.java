package org.flightplan.web.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.jspecify.annotations.Nullable;

/** The moment up to which something is shown as it was recorded. */
public final class AsOf {

    /** What one node has recorded may be asked of another at once. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(1);

    private AsOf() {}

    /**
     * The moment that is asked for; null for what holds now.
     *
     * @throws ProblemException 400 for one ahead of the clock
     */
    public static @Nullable Instant of(Parameters parameters, Clock clock) {
        Instant asOf = parameters.moment("as_of");
        if (asOf != null && asOf.isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
            throw new ProblemException(Problems.unreadableParameter(
                    "as_of", "must not be ahead of the clock: leave it out to read what holds now"));
        }
        return asOf;
    }
}
