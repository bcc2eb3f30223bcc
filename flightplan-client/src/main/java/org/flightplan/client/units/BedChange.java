package org.flightplan.client.units;

import java.time.Instant;
import java.util.List;
import org.flightplan.client.http.Change;
import org.jspecify.annotations.Nullable;

/**
 * What is said anew of a bed; what has no change stays.
 *
 * @param attributes what it has
 * @param reason why it can't be used
 * @param until until when it can't be used
 * @param effectiveAt since when
 * @param state whether it can be used
 */
public record BedChange(
        @Nullable Change<List<String>> attributes,
        @Nullable Change<String> reason,
        @Nullable Change<Instant> until,
        @Nullable Change<Instant> effectiveAt,
        @Nullable Change<BedState> state) {

    /** Nothing yet. */
    public BedChange() {
        this(null, null, null, null, null);
    }

    /** Says what it has; null takes it away. */
    public BedChange attributes(@Nullable List<String> attributes) {
        return new BedChange(new Change<>(attributes), reason, until, effectiveAt, state);
    }

    /** Says why it can't be used; null takes it away. */
    public BedChange reason(@Nullable String reason) {
        return new BedChange(attributes, new Change<>(reason), until, effectiveAt, state);
    }

    /** Says until when it can't be used; null takes it away. */
    public BedChange until(@Nullable Instant until) {
        return new BedChange(attributes, reason, new Change<>(until), effectiveAt, state);
    }

    /** Says since when; null takes it away. */
    public BedChange effectiveAt(@Nullable Instant effectiveAt) {
        return new BedChange(attributes, reason, until, new Change<>(effectiveAt), state);
    }

    /** Says whether it can be used; null takes it away. */
    public BedChange state(@Nullable BedState state) {
        return new BedChange(attributes, reason, until, effectiveAt, new Change<>(state));
    }
}
