package org.flightplan.web.admissions;

import static org.flightplan.fields.Doc.doc;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.flightplan.admissions.AdmissionId;
import org.flightplan.admissions.views.AdmissionFilter;
import org.flightplan.admissions.views.AdmissionFilter.After;
import org.flightplan.admissions.views.AdmissionQueries;
import org.flightplan.admissions.views.AdmissionView;
import org.flightplan.audit.Action;
import org.flightplan.audit.CareAccess;
import org.flightplan.fields.Doc;
import org.flightplan.fields.Times;
import org.flightplan.specialties.Specialties;
import org.flightplan.timeline.TimelineItem;
import org.flightplan.timeline.views.TimelineQueries;
import org.flightplan.trajectory.Step;
import org.flightplan.trajectory.views.TrajectoryQueries;
import org.flightplan.web.http.Answers;
import org.flightplan.web.http.Exchange;
import org.flightplan.web.http.Looks;
import org.flightplan.web.http.Page;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.security.Caller;
import org.flightplan.web.security.Role;
import org.jspecify.annotations.Nullable;

/** Admissions, their timelines and their trajectories as JSON. */
@RequestScoped
@SuppressWarnings("NullAway.Init")
class AdmissionLists {

    private static final List<String> STATUSES = List.of("active", "discharged", "cancelled");

    @Inject
    Exchange exchange;

    @Inject
    AdmissionQueries admissions;

    @Inject
    TimelineQueries timelines;

    @Inject
    TrajectoryQueries trajectories;

    @Inject
    Looks looks;

    @Inject
    CareAccess access;

    /** Who is outside of a care team takes nobody into it, himself least of all; the hospital's administrator may. */
    void requireInCareTeam(AdmissionId id) {
        Caller caller = exchange.caller();
        boolean kept = caller.requiredTenant().careTeams() && !caller.roles().contains(Role.TENANT_ADMIN);
        Optional<AdmissionView> admission = kept ? admissions.find(exchange.tenant(), id) : Optional.empty();
        if (admission.isPresent()
                && access.isOutside(
                        exchange.tenant(), caller.user(), admission.get().patientId())) {
            throw new ProblemException(Problems.outsideCareTeam(admission.get().patientId()));
        }
    }

    Response page() {
        Parameters query = exchange.query("patient_id", "status", "location", "specialty", "limit", "offset", "cursor");
        Page page = Page.of(query);
        AdmissionFilter filter = new AdmissionFilter(
                query.id("patient_id"),
                query.word("status", STATUSES),
                location(query.text("location")),
                query.text("specialty"),
                after(page.cursor()));
        List<AdmissionView> found = admissions.list(exchange.tenant(), filter, page.offset(), page.fetch());
        List<UUID> patients =
                page.shown(found).stream().map(AdmissionView::patientId).toList();
        Set<UUID> closed = looks.closed(patients);
        looks.served(
                Action.ADMISSIONS_LISTED,
                patients.stream().filter(patient -> !closed.contains(patient)).toList());
        return Answers.ok(page.json(
                found,
                view -> closed.contains(view.patientId()) ? restricted(view) : json(view),
                view -> view.admitDate() + " " + view.id()));
    }

    Response one(AdmissionId id, @Nullable Instant asOf) {
        AdmissionView admission = known(Action.ADMISSION_READ, id, asOf);
        served(Action.ADMISSION_READ, admission);
        return Answers.versioned(json(admission), admission.version());
    }

    Response timeline(AdmissionId id, Page page, @Nullable Instant asOf) {
        AdmissionView admission = known(Action.TIMELINE_READ, id, asOf);
        int offset = page.skipped();
        List<TimelineItem> found = asOf == null
                ? timelines.list(exchange.tenant(), id.value(), offset, page.fetch())
                : timelines.listAsOf(exchange.tenant(), id.value(), asOf, offset, page.fetch());
        served(Action.TIMELINE_READ, admission);
        return Answers.ok(page.json(found, AdmissionLists::json, item -> page.counted()));
    }

    Response trajectory(AdmissionId id, @Nullable Instant asOf) {
        AdmissionView admission = known(Action.TRAJECTORY_READ, id, asOf);
        List<Step> steps = asOf == null
                ? trajectories.steps(exchange.tenant(), id.value())
                : trajectories.stepsAsOf(exchange.tenant(), id.value(), asOf);
        served(Action.TRAJECTORY_READ, admission);
        return Answers.ok(doc().with(
                        "items", steps.stream().map(step -> json(id, step)).toList())
                .with("limit", steps.size())
                .with("offset", 0)
                .build());
    }

    private void served(Action action, AdmissionView admission) {
        looks.served(action, admission.id(), List.of(admission.patientId()));
    }

    private AdmissionView known(Action action, AdmissionId id, @Nullable Instant asOf) {
        var found = asOf == null
                ? admissions.find(exchange.tenant(), id)
                : admissions.findAsOf(exchange.tenant(), id, asOf);
        return found.orElseThrow(() -> looks.notFound(action, id.value()));
    }

    // compared by its code, whichever alias is asked for
    private static @Nullable String location(@Nullable String given) {
        return given == null ? null : Specialties.locationCode(given);
    }

    private static @Nullable After after(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            int space = cursor.indexOf(' ');
            // in the range of a stored moment: a made-up cursor must not reach the database with another
            Instant admitDate = Times.moment(cursor.substring(0, space)).orElseThrow();
            return new After(admitDate, UUID.fromString(cursor.substring(space + 1)));
        } catch (NoSuchElementException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw Page.unreadableCursor();
        }
    }

    // a ward is still run by where its patients are
    private static JsonObject restricted(AdmissionView admission) {
        return Doc.of(json(admission))
                .with("chief_complaint", null)
                .with("disposition", null)
                .with("current_risk", null)
                .with("restricted", true)
                .build();
    }

    private static JsonObject json(AdmissionView admission) {
        Doc doc = doc().with("id", admission.id());
        admission.data().forEach(doc::with);
        return doc.with("version", admission.version()).build();
    }

    private static JsonObject json(TimelineItem item) {
        return doc().with("id", item.id())
                .with("admission_id", item.admissionId())
                .with("event_type", item.eventType())
                .with("occurred_at", item.occurredAt())
                .with("recorded_at", item.recordedAt())
                .with("title", item.title())
                .with("details", item.details())
                .build();
    }

    private static JsonObject json(AdmissionId admission, Step step) {
        return doc().with("id", step.id())
                .with("admission_id", admission.value())
                .with("location", step.location())
                .with("bed", step.bed())
                .with("risk_level", step.riskLevel())
                .with("level", step.level())
                .with("effective_at", step.effectiveAt())
                .with("ended_at", step.endedAt())
                .with("duration_hours", step.durationHours())
                .build();
    }
}
