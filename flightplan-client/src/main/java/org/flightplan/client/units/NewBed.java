package org.flightplan.client.units;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bed to add.
 *
 * @param bed its name, up to 50 characters
 * @param attributes what it has, such as {@code monitor}
 * @param reason why it can't be used
 * @param until until when it can't be used
 * @param effectiveAt since when
 * @param state whether it can be used; available if absent
 */
public record NewBed(
        String bed,
        @Nullable List<String> attributes,
        @Nullable String reason,
        @Nullable Instant until,
        @Nullable Instant effectiveAt,
        @Nullable BedState state) {

    /** What it can't be without. */
    public NewBed(String bed) {
        this(bed, null, null, null, null, null);
    }

    /** Says what it has, such as {@code monitor}. */
    public NewBed attributes(List<String> attributes) {
        return new NewBed(bed, attributes, reason, until, effectiveAt, state);
    }

    /** Says why it can't be used. */
    public NewBed reason(String reason) {
        return new NewBed(bed, attributes, reason, until, effectiveAt, state);
    }

    /** Says until when it can't be used. */
    public NewBed until(Instant until) {
        return new NewBed(bed, attributes, reason, until, effectiveAt, state);
    }

    /** Says since when. */
    public NewBed effectiveAt(Instant effectiveAt) {
        return new NewBed(bed, attributes, reason, until, effectiveAt, state);
    }

    /** Says whether it can be used. */
    public NewBed state(BedState state) {
        return new NewBed(bed, attributes, reason, until, effectiveAt, state);
    }
}
