package org.flightplan.admissions;

import java.time.Instant;
import java.util.Optional;
import org.flightplan.admissions.AdmissionCommand.ChangeLocation;
import org.flightplan.admissions.AdmissionEvent.LocationChanged;
import org.flightplan.admissions.AdmissionRejection.AlreadyThere;
import org.flightplan.admissions.AdmissionRejection.ElsewhereAtThatTime;
import org.flightplan.admissions.AdmissionRejection.InvalidContent;
import org.flightplan.admissions.AdmissionRejection.NextMoveContradicts;
import org.flightplan.admissions.AdmissionState.Stay;
import org.flightplan.commands.Circumstances;
import org.flightplan.commands.Decision;
import org.flightplan.commands.Rejection;
import org.jspecify.annotations.Nullable;

/** When a patient may move: from where the patient is, to somewhere else, and so that later moves still make sense. */
final class MoveRules {

    private static final String NOWHERE = "none yet";

    private MoveRules() {}

    static Decision<AdmissionEvent> decide(ChangeLocation change, Stay stay, Circumstances circumstances) {
        return wrongTime(change, stay, circumstances)
                .or(() -> notOpen(stay))
                .or(() -> wrongFrom(change, stay))
                .or(() -> alreadyThere(change, stay))
                .or(() -> contradictsNext(change, stay))
                .map(Decision::<AdmissionEvent>refuse)
                .orElseGet(() -> Decision.accept(
                        new LocationChanged(
                                change.id(),
                                change.fromLocation(),
                                change.fromBed(),
                                change.to(),
                                change.effectiveAt(),
                                change.reason()),
                        Locations.unknown("to_location", change.to().location())));
    }

    private static Optional<Rejection> wrongTime(ChangeLocation change, Stay stay, Circumstances circumstances) {
        Instant admitted = stay.admitted().admitDate();
        if (change.effectiveAt().isBefore(admitted)) {
            return Optional.of(InvalidContent.of("effective_at", "must not be before the admission, at " + admitted));
        }
        return change.effectiveAt().isAfter(circumstances.latest())
                ? Optional.of(InvalidContent.ofRequest("effective_at", "must not be more than 5 minutes in the future"))
                : Optional.empty();
    }

    private static Optional<Rejection> notOpen(Stay stay) {
        return stay.isOpen() ? Optional.empty() : Optional.of(new AdmissionRejection.NotOpen());
    }

    private static Optional<Rejection> wrongFrom(ChangeLocation change, Stay stay) {
        Optional<Place> place = stay.moves().placeAt(change.effectiveAt());
        Optional<String> location = place.map(Place::location);
        if (!agreesByCode(Locations.of(stay), change.fromLocation(), location.orElse(null))) {
            return Optional.of(new ElsewhereAtThatTime("from_location", location.orElse(NOWHERE)));
        }
        Optional<String> bed = place.map(Place::bed);
        return agrees(change.fromBed(), bed.orElse(null))
                ? Optional.empty()
                : Optional.of(new ElsewhereAtThatTime("from_bed", bed.orElse(NOWHERE)));
    }

    private static Optional<Rejection> alreadyThere(ChangeLocation change, Stay stay) {
        return stay.moves()
                .placeAt(change.effectiveAt())
                .filter(place -> Locations.of(stay).same(place, change.to()))
                .map(place -> new AlreadyThere());
    }

    private static Optional<Rejection> contradictsNext(ChangeLocation change, Stay stay) {
        return stay.moves()
                .nextAfter(change.effectiveAt())
                .filter(next -> !fits(Locations.of(stay), change.to(), next))
                .map(next ->
                        new NextMoveContradicts(next.effectiveAt(), next.to().words()));
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
