package org.flightplan.admissions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.flightplan.admissions.AdmissionCommand.CorrectMove;
import org.flightplan.admissions.AdmissionEvent.LocationChanged;
import org.flightplan.admissions.AdmissionEvent.LocationCorrected;
import org.flightplan.admissions.AdmissionRejection.AlreadyThere;
import org.flightplan.admissions.AdmissionRejection.CorrectedBefore;
import org.flightplan.admissions.AdmissionRejection.ElsewhereAtThatTime;
import org.flightplan.admissions.AdmissionRejection.InvalidContent;
import org.flightplan.admissions.AdmissionRejection.NextMoveContradicts;
import org.flightplan.admissions.AdmissionRejection.NotRecorded;
import org.flightplan.admissions.AdmissionRejection.StayCancelled;
import org.flightplan.admissions.AdmissionState.Stay;
import org.flightplan.admissions.Moves.Move;
import org.flightplan.commands.Circumstances;
import org.flightplan.commands.Decision;
import org.flightplan.commands.Decision.Warning;
import org.flightplan.commands.Rejection;
import org.jspecify.annotations.Nullable;

/** When a patient may move: from where the patient is, to somewhere else, and so that later moves still make sense. */
final class MoveRules {

    private static final String NOWHERE = "none yet";

    private MoveRules() {}

    static Decision<AdmissionEvent> decide(LocationChanged move, Stay stay, Circumstances circumstances) {
        return wrongTime(move, stay, circumstances)
                .or(() -> StayRules.notOpen(stay))
                .or(() -> wrongFrom(move, stay))
                .or(() -> alreadyThere(move, stay))
                .or(() -> contradictsNext(move, stay))
                .map(Decision::<AdmissionEvent>refuse)
                .orElseGet(() -> Decision.accept(move, warnings(move, stay, circumstances)));
    }

    private static List<Warning> warnings(LocationChanged move, Stay stay, Circumstances circumstances) {
        List<Warning> unknown = Locations.unknown("to_location", move.to().location());
        // who is not there any more shares no bed
        boolean holdsNow = stay.moves().nextAfter(move.effectiveAt()).isEmpty();
        List<Warning> shared = holdsNow ? Occupants.of(move.to(), stay, circumstances) : List.of();
        return Stream.concat(unknown.stream(), shared.stream()).toList();
    }

    /** A corrected move keeps its place among those of its moment, and all that are left must follow each other. */
    static Decision<AdmissionEvent> correct(CorrectMove correct, Stay stay, Circumstances circumstances) {
        Optional<Move> known = stay.moves().find(correct.event());
        if (known.isEmpty()) {
            return Decision.refuse(unknown(correct.event(), stay));
        }
        LocationChanged move =
                correct.retracted() ? null : corrected(known.get().change(), correct);
        Optional<Rejection> wrong = move == null ? Optional.empty() : wrongTime(move, stay, circumstances);
        return wrong.or(() -> stay.isCancelled() ? Optional.of(new StayCancelled()) : Optional.empty())
                .or(() -> contradicts(correct.event(), move, stay))
                .map(Decision::<AdmissionEvent>refuse)
                .orElseGet(() -> Decision.accept(
                        new LocationCorrected(
                                stay.id(), correct.event(), known.get().id(), move, correct.why()),
                        move == null
                                ? List.of()
                                : Locations.unknown("to_location", move.to().location())));
    }

    private static LocationChanged corrected(LocationChanged move, CorrectMove correct) {
        return new LocationChanged(
                move.id(),
                correct.fromLocation(),
                correct.fromBed(),
                correct.to() == null ? move.to() : correct.to(),
                correct.effectiveAt() == null ? move.effectiveAt() : correct.effectiveAt(),
                correct.reason());
    }

    private static Rejection unknown(UUID event, Stay stay) {
        return stay.moves().isCorrected(event) ? new CorrectedBefore("move") : new NotRecorded("move");
    }

    private static Optional<Rejection> contradicts(UUID event, @Nullable LocationChanged move, Stay stay) {
        Moves after = stay.moves().corrected(event, event, move);
        Locations locations = Locations.of(stay);
        Move before = null;
        for (Move next : after.inOrder()) {
            boolean fits = before == null
                    ? agreesByCode(locations, next.change().fromLocation(), null)
                    : fits(locations, before.to(), next.change());
            if (!fits) {
                return Optional.of(new NextMoveContradicts(next.at(), next.to().words()));
            }
            before = next;
        }
        return Optional.empty();
    }

    private static Optional<Rejection> wrongTime(LocationChanged move, Stay stay, Circumstances circumstances) {
        Instant admitted = stay.admitDate();
        Instant discharged = stay.dischargedAt();
        if (move.effectiveAt().isAfter(circumstances.latest())) {
            return Optional.of(
                    InvalidContent.ofRequest("effective_at", "must not be more than 5 minutes in the future"));
        } else if (move.effectiveAt().isBefore(admitted)) {
            return Optional.of(InvalidContent.of("effective_at", "must not be before the admission, at " + admitted));
        }
        return discharged != null && move.effectiveAt().isAfter(discharged)
                ? Optional.of(InvalidContent.of("effective_at", "must not be after the discharge, at " + discharged))
                : Optional.empty();
    }

    private static Optional<Rejection> wrongFrom(LocationChanged move, Stay stay) {
        Optional<Place> place = stay.moves().placeAt(move.effectiveAt());
        Optional<String> location = place.map(Place::location);
        if (!agreesByCode(Locations.of(stay), move.fromLocation(), location.orElse(null))) {
            return Optional.of(new ElsewhereAtThatTime("from_location", location.orElse(NOWHERE)));
        }
        Optional<String> bed = place.map(Place::bed);
        return agrees(move.fromBed(), bed.orElse(null))
                ? Optional.empty()
                : Optional.of(new ElsewhereAtThatTime("from_bed", bed.orElse(NOWHERE)));
    }

    private static Optional<Rejection> alreadyThere(LocationChanged move, Stay stay) {
        return stay.moves()
                .placeAt(move.effectiveAt())
                .filter(place -> Locations.of(stay).same(place, move.to()))
                .map(place -> new AlreadyThere());
    }

    private static Optional<Rejection> contradictsNext(LocationChanged move, Stay stay) {
        return stay.moves()
                .nextAfter(move.effectiveAt())
                .filter(next -> !fits(Locations.of(stay), move.to(), next.change()))
                .map(next -> new NextMoveContradicts(next.at(), next.to().words()));
    }

    private static boolean fits(Locations locations, Place place, LocationChanged next) {
        return !locations.same(place, next.to())
                && agreesByCode(locations, next.fromLocation(), place.location())
                && agrees(next.fromBed(), place.bed());
    }

    private static boolean agreesByCode(Locations locations, @Nullable String claimed, @Nullable String actual) {
        return claimed == null || (actual != null && locations.same(claimed, actual));
    }

    private static boolean agrees(@Nullable String claimed, @Nullable String actual) {
        return claimed == null || claimed.equals(actual);
    }
}
