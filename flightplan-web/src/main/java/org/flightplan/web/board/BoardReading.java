package org.flightplan.web.board;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.flightplan.admissions.views.BoardStays;
import org.flightplan.admissions.views.BoardStays.BoardStay;
import org.flightplan.flightplans.views.FlightPlanQueries;
import org.flightplan.flightplans.views.FlightPlanQueries.FlightPlanView;
import org.flightplan.patients.views.PatientQueries;
import org.flightplan.patients.views.PatientView;
import org.flightplan.projections.ProjectionProgress;
import org.flightplan.tenants.Tenant;
import org.flightplan.tenants.TenantId;
import org.flightplan.timeline.views.TimelineQueries;
import org.flightplan.units.views.UnitQueries;
import org.flightplan.web.http.Access;

/** Reads what a board is made of: one statement each for units, stays, patients, plans and what happened at the bedside. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class BoardReading {

    @Inject
    ProjectionProgress progress;

    @Inject
    UnitQueries units;

    @Inject
    BoardStays stays;

    @Inject
    PatientQueries patients;

    @Inject
    FlightPlanQueries plans;

    @Inject
    TimelineQueries timelines;

    @Inject
    Access access;

    /** @param wanted of whom more is read than that they are there */
    BoardData read(Tenant tenant, Instant now, Instant since, Predicate<BoardStay> wanted) {
        TenantId id = tenant.id();
        // before all else: whatever comes meanwhile is beyond it
        long position = progress.reached();
        List<BoardStay> all = stays.since(id, since);
        Map<UUID, String> closed = access.closed(ids(all)).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> access.handle(entry.getValue())));
        List<BoardStay> shown = all.stream()
                .filter(wanted)
                .filter(stay -> !closed.containsKey(stay.view().id()))
                .toList();
        Set<UUID> shownIds = ids(shown);
        Set<UUID> who = shown.stream().map(stay -> stay.view().patientId()).collect(Collectors.toSet());
        return new BoardData(
                tenant,
                now,
                position,
                units.open(id),
                all,
                closed,
                patients.among(id, who).stream().collect(Collectors.toMap(PatientView::id, Function.identity())),
                plans.whole(id, shownIds).stream()
                        .collect(Collectors.toMap(FlightPlanView::admissionId, Function.identity())),
                timelines.ofBoard(id, shownIds).stream()
                        .collect(Collectors.groupingBy(
                                happened -> happened.item().admissionId())));
    }

    private static Set<UUID> ids(List<BoardStay> stays) {
        return stays.stream().map(stay -> stay.view().id()).collect(Collectors.toSet());
    }
}
