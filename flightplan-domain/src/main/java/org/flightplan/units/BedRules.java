package org.flightplan.units;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.flightplan.commands.Circumstances;
import org.flightplan.commands.Decision;
import org.flightplan.commands.Rejection;
import org.flightplan.fields.Values;
import org.flightplan.units.UnitCommand.AddBed;
import org.flightplan.units.UnitCommand.ChangeBed;
import org.flightplan.units.UnitCommand.RetireBed;
import org.flightplan.units.UnitEvent.Bed;
import org.flightplan.units.UnitEvent.BedAdded;
import org.flightplan.units.UnitEvent.BedChanged;
import org.flightplan.units.UnitEvent.BedRetired;
import org.flightplan.units.UnitEvent.BedState;
import org.flightplan.units.UnitRejection.BedOccupied;
import org.flightplan.units.UnitRejection.BedTaken;
import org.flightplan.units.UnitRejection.InvalidContent;
import org.flightplan.units.UnitRejection.NoSuchBed;
import org.flightplan.units.UnitState.KnownBed;
import org.flightplan.units.UnitState.Unit;

/** What may be said of a bed: what is said of it is said in the order in which it was true. */
final class BedRules {

    private BedRules() {}

    static Decision<UnitEvent> add(AddBed add, Unit unit, Circumstances circumstances) {
        Bed bed = add.bed();
        if (unit.bed(bed.name()).isPresent()) {
            return Decision.refuse(new BedTaken());
        }
        Instant since = unit.since(bed.name());
        return superfluous(bed)
                .or(() -> UnitRules.wrongTime(add.effectiveAt(), since, circumstances))
                .map(Decision::<UnitEvent>refuse)
                .orElseGet(() ->
                        Decision.accept(new BedAdded(bed, UnitRules.moment(add.effectiveAt(), since, circumstances))));
    }

    static Decision<UnitEvent> change(ChangeBed change, Unit unit, Circumstances circumstances) {
        Optional<KnownBed> known = unit.bed(change.bed());
        if (known.isEmpty()) {
            return Decision.refuse(new NoSuchBed());
        }
        Bed bed = changed(known.get().bed(), change.changes());
        Instant since = known.get().since();
        return superfluous(bed)
                .or(() -> UnitRules.wrongTime(change.effectiveAt(), since, circumstances))
                .map(Decision::<UnitEvent>refuse)
                .orElseGet(() -> bed.equals(known.get().bed())
                        ? Decision.nothing()
                        : Decision.accept(
                                new BedChanged(bed, UnitRules.moment(change.effectiveAt(), since, circumstances))));
    }

    static Decision<UnitEvent> retire(RetireBed retire, Unit unit, Circumstances circumstances) {
        String bed = retire.bed();
        if (unit.bed(bed).isEmpty()) {
            return Decision.refuse(new NoSuchBed());
        }
        Instant since = unit.since(bed);
        return UnitRules.wrongTime(retire.effectiveAt(), since, circumstances)
                .or(() -> StayPlace.of(circumstances).anyMatch(stay -> stay.isIn(unit.location(), bed))
                        ? Optional.of(new BedOccupied())
                        : Optional.empty())
                .map(Decision::<UnitEvent>refuse)
                .orElseGet(() -> Decision.accept(
                        new BedRetired(bed, UnitRules.moment(retire.effectiveAt(), since, circumstances))));
    }

    private static Bed changed(Bed bed, JsonObject json) {
        Values changes = new Values(json);
        String word = changes.textOrNull("state");
        BedState state = word == null ? bed.state() : BedState.of(word);
        boolean same = state == bed.state();
        return new Bed(
                bed.name(),
                json.containsKey("attributes") ? changes.texts("attributes") : bed.attributes(),
                state,
                same && !json.containsKey("reason") ? bed.reason() : changes.textOrNull("reason"),
                same && !json.containsKey("until") ? bed.until() : changes.momentOrNull("until"));
    }

    private static Optional<Rejection> superfluous(Bed bed) {
        if (bed.state() != BedState.AVAILABLE || (bed.reason() == null && bed.until() == null)) {
            return Optional.empty();
        }
        return Optional.of(InvalidContent.of(
                bed.reason() == null ? "until" : "reason",
                "belongs to a bed that is cleaned or blocked: leave it out, or give that state"));
    }
}
