package org.flightplan.units;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What has happened to a unit and its beds. Each is true from its {@code effectiveAt} on. */
public sealed interface UnitEvent {

    /**
     * {@code unit.opened}.
     *
     * @param location the code that moves name, as the tenant gave it
     * @param specialty whose patients it is for; null: any
     */
    record Opened(
            UnitId id,
            String location,
            String name,
            @Nullable String specialty,
            Instant effectiveAt) implements UnitEvent {}

    /** {@code unit.updated}: the whole of what is said of it from now on. */
    record Updated(
            UnitId id,
            String location,
            String name,
            @Nullable String specialty,
            Instant effectiveAt) implements UnitEvent {}

    /** {@code unit.closed}: it has no beds any more, and its location may be another unit's. */
    record Closed(UnitId id, Instant effectiveAt) implements UnitEvent {}

    /** {@code unit.bed_added}. */
    record BedAdded(Bed bed, Instant effectiveAt) implements UnitEvent {}

    /** {@code unit.bed_changed}: the whole of what is said of the bed from now on. */
    record BedChanged(Bed bed, Instant effectiveAt) implements UnitEvent {}

    /** {@code unit.bed_retired}: the unit has no such bed any more. */
    record BedRetired(String bed, Instant effectiveAt) implements UnitEvent {}

    /**
     * A bed as its unit sees it; whether somebody lies in it, the stays say.
     *
     * @param name unique in the unit, as moves name it
     * @param attributes such as monitored, isolation, bassinet
     * @param reason why it can't be used, or null
     * @param until until when, or null: nobody knows
     */
    record Bed(
            String name,
            List<String> attributes,
            BedState state,
            @Nullable String reason,
            @Nullable Instant until) {}

    /** Whether a bed can be used. */
    enum BedState {
        AVAILABLE,
        CLEANING,
        BLOCKED;

        /** The words of all of them. */
        public static final List<String> WORDS =
                Stream.of(values()).map(BedState::word).toList();

        /** The state of a word. */
        public static BedState of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        /** Its word. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
