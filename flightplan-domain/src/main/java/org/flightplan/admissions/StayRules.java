package org.flightplan.admissions;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.flightplan.admissions.AdmissionEvent.Cancelled;
import org.flightplan.admissions.AdmissionEvent.CareTeamChanged;
import org.flightplan.admissions.AdmissionEvent.DischargeCancelled;
import org.flightplan.admissions.AdmissionEvent.Discharged;
import org.flightplan.admissions.AdmissionEvent.MoveRequestCancelled;
import org.flightplan.admissions.AdmissionEvent.MoveRequested;
import org.flightplan.admissions.AdmissionEvent.Updated;
import org.flightplan.admissions.AdmissionRejection.AdmittedAfter;
import org.flightplan.admissions.AdmissionRejection.AlreadyRequested;
import org.flightplan.admissions.AdmissionRejection.DischargedBefore;
import org.flightplan.admissions.AdmissionRejection.IdTaken;
import org.flightplan.admissions.AdmissionRejection.InvalidContent;
import org.flightplan.admissions.AdmissionRejection.NoRequest;
import org.flightplan.admissions.AdmissionRejection.NotDischarged;
import org.flightplan.admissions.AdmissionRejection.NotOpen;
import org.flightplan.admissions.AdmissionRejection.StayCancelled;
import org.flightplan.admissions.AdmissionState.End;
import org.flightplan.admissions.AdmissionState.RequestedMove;
import org.flightplan.admissions.AdmissionState.Stay;
import org.flightplan.commands.Circumstances;
import org.flightplan.commands.Decision;
import org.flightplan.commands.Decision.Warning;
import org.flightplan.commands.Rejection;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.jspecify.annotations.Nullable;

/** What may be said of a stay as a whole, and how it ends. */
final class StayRules {

    private static final String ADMIT_DATE = "admit_date";

    private StayRules() {}

    static Decision<AdmissionEvent> update(JsonObject changes, Stay stay, Circumstances circumstances) {
        Instant admitDate = new Values(changes).momentOrNull(ADMIT_DATE);
        if (admitDate != null && admitDate.isAfter(circumstances.latest())) {
            return Decision.refuse(
                    InvalidContent.ofRequest(ADMIT_DATE, "must not be more than 5 minutes in the future"));
        } else if (stay.isCancelled()) {
            return Decision.refuse(new StayCancelled());
        }
        return admitDate == null
                ? Decision.accept(new Updated(changes))
                : AdmitRules.overlapping(stay, admitDate, stay.dischargedAt(), circumstances)
                        .or(() -> admittedAfter(admitDate, stay))
                        .map(Decision::<AdmissionEvent>refuse)
                        .orElseGet(() -> Decision.accept(new Updated(JsonDoc.of(changes)
                                .with("corrects_event_id", stay.beginning().event())
                                .build())));
    }

    private static Optional<Rejection> admittedAfter(Instant admitDate, Stay stay) {
        return Stream.of(
                        stay.moves().first().map(at -> new AdmittedAfter("first move", at)),
                        stay.clinicalEvents().first().map(at -> new AdmittedAfter("first clinical event", at)),
                        Optional.ofNullable(stay.dischargedAt()).map(at -> new AdmittedAfter("discharge", at)))
                .flatMap(Optional::stream)
                .filter(first -> admitDate.isAfter(first.at()))
                .min(Comparator.comparing(AdmittedAfter::at))
                .map(first -> first);
    }

    /** Why a stay takes no event that happens during a stay; empty when it takes them. */
    static Optional<Rejection> notOpen(Stay stay) {
        return stay.isOpen() ? Optional.empty() : Optional.of(stay.isCancelled() ? new StayCancelled() : new NotOpen());
    }

    static Decision<AdmissionEvent> requestMove(MoveRequested request, Stay stay) {
        List<Warning> warnings = Locations.unknown("to_location", request.to().location());
        RequestedMove open = stay.request();
        if (open != null && open.id().equals(request.requestId())) {
            IdTaken taken = new IdTaken("request_id");
            return Decision.repeatIfSame(request, taken, taken, warnings);
        }
        return notOpen(stay)
                .or(() -> open == null ? Optional.empty() : Optional.of(new AlreadyRequested()))
                .map(Decision::<AdmissionEvent>refuse)
                .orElseGet(() -> Decision.accept(request, warnings));
    }

    static Decision<AdmissionEvent> cancelMoveRequest(@Nullable UUID id, Stay stay) {
        RequestedMove open = stay.request();
        return open == null || (id != null && !id.equals(open.id()))
                ? Decision.refuse(new NoRequest())
                : Decision.accept(new MoveRequestCancelled(open.id()));
    }

    static Decision<AdmissionEvent> discharge(Discharged discharge, Stay stay, Circumstances circumstances) {
        Instant at = discharge.dischargeDate();
        if (at.isAfter(circumstances.latest())) {
            return Decision.refuse(
                    InvalidContent.ofRequest("discharge_date", "must not be more than 5 minutes in the future"));
        }
        Instant admitted = stay.admitDate();
        if (at.isBefore(admitted)) {
            return Decision.refuse(
                    InvalidContent.of("discharge_date", "must not be before the admission, at " + admitted));
        }
        Optional<Rejection> ended = notOpen(stay);
        if (ended.isPresent()) {
            return Decision.refuse(ended.get());
        }
        Instant moved = stay.moves().last().orElse(admitted);
        Instant happened = stay.clinicalEvents().last().orElse(admitted);
        if (at.isBefore(moved) || at.isBefore(happened)) {
            return Decision.refuse(
                    happened.isAfter(moved)
                            ? new DischargedBefore("clinical event", happened)
                            : new DischargedBefore("move", moved));
        }
        return Decision.accept(discharge);
    }

    static Decision<AdmissionEvent> cancelDischarge(@Nullable String reason, Stay stay, Circumstances circumstances) {
        if (stay.isCancelled()) {
            return Decision.refuse(new StayCancelled());
        } else if (!(stay.end() instanceof End.ByDischarge discharge)) {
            return Decision.refuse(new NotDischarged());
        } else {
            return AdmitRules.overlapping(stay, stay.admitDate(), null, circumstances)
                    .map(Decision::<AdmissionEvent>refuse)
                    .orElseGet(() -> Decision.accept(new DischargeCancelled(stay.id(), discharge.event(), reason)));
        }
    }

    static Decision<AdmissionEvent> cancel(Cancelled cancelled, Stay stay) {
        return stay.isCancelled() ? Decision.refuse(new StayCancelled()) : Decision.accept(cancelled);
    }

    static Decision<AdmissionEvent> changeCareTeam(CareTeamChanged change, Stay stay) {
        CareTeamChanged last = stay.careTeam().getOrDefault(change.user(), null);
        if (change.equals(last)) {
            return Decision.repeat(change);
        }
        Optional<Rejection> stranger = last == null && !change.member()
                ? Optional.of(InvalidContent.of("user_id", "is not in this care team"))
                : Optional.empty();
        return notOpen(stay)
                .or(() -> stranger)
                .map(Decision::<AdmissionEvent>refuse)
                .orElseGet(() -> Decision.accept(change));
    }
}
