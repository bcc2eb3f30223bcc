package org.flightplan.client.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How long a client keeps sending the same request while FlightPlan can't answer it, and how long it pauses in between.
 *
 * @param deadline from the first attempt; none begins behind it, and none lasts beyond it
 * @param attempt the longest one, until its answer begins; contents may take until the deadline
 * @param pause the first one, doubled each time; the half of each is left to chance, so that clients do not come all at once
 * @param longestPause what doubling ends at; where FlightPlan asks for another by {@code Retry-After}, that one is kept
 */
public record Patience(Duration deadline, Duration attempt, Duration pause, Duration longestPause) {

    /** A minute: outlasts the restart of a node. */
    public static final Patience USUAL =
            new Patience(Duration.ofMinutes(1), Duration.ofSeconds(30), Duration.ofMillis(100), Duration.ofSeconds(5));

    /** The same with another deadline. */
    public Patience withDeadline(Duration other) {
        return new Patience(other, attempt, pause, longestPause);
    }

    /**
     * The pause behind an attempt, when nobody asks for another.
     *
     * @param number of the attempt, from 0
     * @param chance from 0 to 1
     */
    Duration pause(int number, double chance) {
        Duration doubled = pause.multipliedBy(1L << Math.min(number, 20));
        Duration most = doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
        return Duration.ofNanos((long) (most.toNanos() * (1 + chance) / 2));
    }

    /** The pause that a {@code Retry-After} asks for: whole seconds, or a date of HTTP. Empty when it is neither. */
    static Optional<Duration> retryAfter(String header, Instant now) {
        if (header.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(header)));
        }
        try {
            Instant then = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
