package org.flightplan.web.admissions;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.admissions.AdmissionId;
import org.flightplan.admissions.views.AdmissionQueries;
import org.flightplan.admissions.views.AdmissionView;
import org.flightplan.audit.StreamPatients;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Times;
import org.flightplan.fields.Values;
import org.flightplan.timeline.TimelineItem;
import org.flightplan.timeline.views.TimelineQueries;
import org.flightplan.timeline.views.TimelineQueries.WithCorrections;
import org.flightplan.trajectory.Step;
import org.flightplan.trajectory.views.TrajectoryQueries;
import org.flightplan.web.http.Access;
import org.flightplan.web.http.AccessRecords;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.Page;
import org.jspecify.annotations.Nullable;

/** One admission, its timeline and its trajectory as JSON. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class AdmissionLists {

    @Inject
    ApiRequest apiRequest;

    @Inject
    AdmissionQueries admissions;

    @Inject
    StayItems items;

    @Inject
    TimelineQueries timelines;

    @Inject
    TrajectoryQueries trajectories;

    @Inject
    StreamPatients patients;

    @Inject
    Access access;

    @Inject
    AccessRecords accessRecords;

    Response one(AdmissionId id, @Nullable Instant asOf) {
        AdmissionView admission = known(id, asOf);
        served(admission);
        JsonObject item = asOf == null
                ? items.of(apiRequest.tenant(), List.of(admission)).apply(admission)
                : StayItems.alone(admission);
        Optional<Instant> emergency = access.emergencyAccessUntil(admission.patientId());
        return ApiResponses.versioned(
                JsonDoc.of(item)
                        .with("emergency_access_until", emergency.orElse(null))
                        .build(),
                admission.version());
    }

    Response timeline(AdmissionId id, Page page, @Nullable Instant asOf) {
        AdmissionView admission = known(id, asOf);
        TimelineQueries.After after = page.cursor() == null ? null : afterItem(page.cursor());
        List<TimelineItem> found = asOf == null
                ? timelines.list(apiRequest.tenant(), id.value(), after, page.offset(), page.fetch())
                : timelines.listAsOf(apiRequest.tenant(), id.value(), asOf, after, page.offset(), page.fetch());
        served(admission);
        return ApiResponses.ok(
                page.json(found, AdmissionLists::json, item -> item.occurredAt() + " " + item.position()));
    }

    /** A clinical event, with what was said otherwise of it. */
    Response clinicalEvent(UUID id) {
        WithCorrections found = timelines.find(apiRequest.tenant(), id).orElseThrow(() -> accessRecords.notFound(id));
        UUID stay = found.item().admissionId();
        accessRecords.served(stay, patients.of(apiRequest.tenant(), List.of(stay)));
        return ApiResponses.ok(JsonDoc.of(json(found.item()))
                .with("retracted", found.retracted() ? true : null)
                .with(
                        "corrections",
                        found.corrections().stream().map(AdmissionLists::json).toList())
                .build());
    }

    Response trajectory(AdmissionId id, Page page, @Nullable Instant asOf) {
        AdmissionView admission = known(id, asOf);
        Instant after = page.cursor() == null ? null : moment(page.cursor());
        // changes of one moment make one step: no two begin at the same
        List<Step> steps = (asOf == null
                        ? trajectories.steps(apiRequest.tenant(), id.value())
                        : trajectories.stepsAsOf(apiRequest.tenant(), id.value(), asOf))
                .stream()
                        .filter(step -> after == null || step.effectiveAt().isAfter(after))
                        .skip(page.offset())
                        .limit(page.fetch())
                        .toList();
        served(admission);
        return ApiResponses.ok(page.json(
                steps, step -> json(id, step), step -> step.effectiveAt().toString()));
    }

    private void served(AdmissionView admission) {
        accessRecords.served(admission.id(), List.of(admission.patientId()));
    }

    private AdmissionView known(AdmissionId id, @Nullable Instant asOf) {
        var found = asOf == null
                ? admissions.find(apiRequest.tenant(), id)
                : admissions.findAsOf(apiRequest.tenant(), id, asOf);
        return found.orElseThrow(() -> accessRecords.notFound(id.value()));
    }

    private static TimelineQueries.After afterItem(String cursor) {
        try {
            int space = cursor.indexOf(' ');
            return new TimelineQueries.After(
                    moment(cursor.substring(0, space)), Long.parseLong(cursor.substring(space + 1)));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw Page.unreadableCursor();
        }
    }

    private static Instant moment(String cursor) {
        return Times.moment(cursor).orElseThrow(Page::unreadableCursor);
    }

    private static JsonObject json(TimelineItem item) {
        return doc().with("id", item.id())
                .with("admission_id", item.admissionId())
                .with("event_type", item.eventType())
                .with("occurred_at", item.occurredAt())
                .with("recorded_at", item.recordedAt())
                .with("title", item.title())
                .with("details", item.details())
                .with("corrected", item.corrected() ? true : null)
                .build();
    }

    private static JsonObject json(RecordedEvent correction) {
        Values values = correction.values();
        return doc().with("id", correction.eventId())
                .with("recorded_at", correction.createdAt())
                .with("recorded_by", correction.createdBy())
                .with("occurred_at", values.momentOrNull("occurred_at"))
                .with("details", values.json().get("details"))
                .with("retracted", values.flagOrNull("retracted"))
                .with("correction_reason", values.textOrNull("correction_reason"))
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
