package org.flightplan.units;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.flightplan.commands.Circumstances;
import org.flightplan.commands.Decision;
import org.flightplan.commands.Rejection;
import org.flightplan.fields.Values;
import org.flightplan.specialties.Specialties;
import org.flightplan.units.UnitCommand.CloseUnit;
import org.flightplan.units.UnitCommand.OpenUnit;
import org.flightplan.units.UnitCommand.UpdateUnit;
import org.flightplan.units.UnitEvent.Closed;
import org.flightplan.units.UnitEvent.Opened;
import org.flightplan.units.UnitEvent.Updated;
import org.flightplan.units.UnitRejection.InvalidContent;
import org.flightplan.units.UnitRejection.UnitTaken;
import org.flightplan.units.UnitState.Unit;
import org.jspecify.annotations.Nullable;

/** What may be said of a unit as a whole. */
final class UnitRules {

    private UnitRules() {}

    static Decision<UnitEvent> open(OpenUnit open, UnitState state, Circumstances circumstances) {
        Instant at = open.effectiveAt();
        if (state instanceof Unit unit) {
            Opened again = opened(open, at == null ? unit.openedAt() : at);
            return Decision.repeatIfSame(again, new UnitTaken(), new UnitTaken(), List.of());
        }
        return unknownSpecialty(open.specialty(), circumstances)
                .or(() -> tooLate(at, circumstances))
                .map(Decision::<UnitEvent>refuse)
                .orElseGet(() -> Decision.accept(opened(open, at == null ? circumstances.now() : at)));
    }

    private static Opened opened(OpenUnit open, Instant at) {
        return new Opened(open.id(), open.location(), open.name(), open.specialty(), at);
    }

    static Decision<UnitEvent> update(UpdateUnit update, Unit unit, Circumstances circumstances) {
        JsonObject json = update.changes();
        Values changes = new Values(json);
        String location = Objects.requireNonNullElse(changes.textOrNull("location"), unit.location());
        String name = Objects.requireNonNullElse(changes.textOrNull("name"), unit.name());
        String specialty = json.containsKey("specialty") ? changes.textOrNull("specialty") : unit.specialty();
        Instant at = moment(update.effectiveAt(), unit.openedAt(), circumstances);
        boolean same = new Updated(unit.id(), unit.location(), unit.name(), unit.specialty(), at)
                .equals(new Updated(unit.id(), location, name, specialty, at));
        return otherLocation(location, unit)
                .or(() -> unknownSpecialty(changes.textOrNull("specialty"), circumstances))
                .or(() -> wrongTime(update.effectiveAt(), unit.openedAt(), circumstances))
                .map(Decision::<UnitEvent>refuse)
                .orElseGet(() -> same
                        ? Decision.nothing()
                        : Decision.accept(new Updated(unit.id(), location, name, specialty, at)));
    }

    static Decision<UnitEvent> close(CloseUnit close, Unit unit, Circumstances circumstances) {
        Instant last = unit.beds().values().stream()
                .map(UnitState.KnownBed::since)
                .reduce(unit.openedAt(), (one, other) -> one.isAfter(other) ? one : other);
        return wrongTime(close.effectiveAt(), last, circumstances)
                .map(Decision::<UnitEvent>refuse)
                .orElseGet(
                        () -> Decision.accept(new Closed(unit.id(), moment(close.effectiveAt(), last, circumstances))));
    }

    /** Why something can't be so from a moment on; what holds since then, came before it. */
    static Optional<Rejection> wrongTime(@Nullable Instant at, Instant since, Circumstances circumstances) {
        return tooLate(at, circumstances)
                .or(() -> at != null && at.isBefore(since)
                        ? Optional.of(InvalidContent.of(
                                "effective_at", "must not be before what holds now began to, at " + since))
                        : Optional.empty());
    }

    /** From when on it is so: now, when nothing else is said, and not before what came before it. */
    static Instant moment(@Nullable Instant at, Instant since, Circumstances circumstances) {
        if (at != null) {
            return at;
        }
        return circumstances.now().isBefore(since) ? since : circumstances.now();
    }

    private static Optional<Rejection> tooLate(@Nullable Instant at, Circumstances circumstances) {
        return at != null && at.isAfter(circumstances.latest())
                ? Optional.of(InvalidContent.of("effective_at", "must not be more than 5 minutes in the future"))
                : Optional.empty();
    }

    // where its patients were and are, their moves say by its location: another one would leave them behind
    private static Optional<Rejection> otherLocation(String location, Unit unit) {
        return Specialties.locationCode(location).equals(Specialties.locationCode(unit.location()))
                ? Optional.empty()
                : Optional.of(InvalidContent.of(
                        "location", "can't change: close this unit, and open another at that location"));
    }

    private static Optional<Rejection> unknownSpecialty(@Nullable String specialty, Circumstances circumstances) {
        if (specialty == null || circumstances.tenant().enables(specialty)) {
            return Optional.empty();
        }
        String enabled = String.join(", ", circumstances.tenant().enabledSpecialties());
        return Optional.of(InvalidContent.of("specialty", "must be one of this hospital's specialties: " + enabled));
    }
}
