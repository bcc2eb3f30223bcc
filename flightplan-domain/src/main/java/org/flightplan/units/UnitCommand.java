package org.flightplan.units;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of a unit. Where {@code effectiveAt} is null, it is meant to be so from now on. */
public sealed interface UnitCommand {

    /** Opens a unit. With an id that exists and the same content it is answered like the first time. */
    record OpenUnit(
            UnitId id,
            String location,
            String name,
            @Nullable String specialty,
            @Nullable Instant effectiveAt) implements UnitCommand {}

    /**
     * Says anew what was said of a unit.
     *
     * @param changes location, name and specialty as far as they have another value; a specialty of null takes it away
     */
    record UpdateUnit(JsonObject changes, @Nullable Instant effectiveAt) implements UnitCommand {}

    /** Closes a unit for good. */
    record CloseUnit(@Nullable Instant effectiveAt) implements UnitCommand {}

    /** Adds a bed. */
    record AddBed(UnitEvent.Bed bed, @Nullable Instant effectiveAt) implements UnitCommand {}

    /**
     * Says anew what was said of a bed.
     *
     * @param changes attributes, state, reason and until as far as they have another value; null takes one away. Reason and
     *     until belong to a state: another one begins without them
     */
    record ChangeBed(
            String bed, JsonObject changes, @Nullable Instant effectiveAt) implements UnitCommand {}

    /**
     * Takes a bed out of the unit.
     *
     * @param bed which
     */
    record RetireBed(String bed, @Nullable Instant effectiveAt) implements UnitCommand {}

    /** The beds that these commands take out of the unit. */
    static List<String> retired(List<UnitCommand> commands) {
        return commands.stream()
                .filter(RetireBed.class::isInstance)
                .map(command -> ((RetireBed) command).bed())
                .toList();
    }
}
