package org.flightplan.web.admissions;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.flightplan.admissions.AdmissionId;
import org.flightplan.admissions.views.AdmissionPages;
import org.flightplan.admissions.views.AdmissionQueries;
import org.flightplan.admissions.views.AdmissionQueries.AdmissionFilter;
import org.flightplan.admissions.views.AdmissionQueries.AdmissionFilter.After;
import org.flightplan.admissions.views.AdmissionView;
import org.flightplan.audit.AccessHandles;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Times;
import org.flightplan.specialties.Specialties;
import org.flightplan.tenants.TenantId;
import org.flightplan.timeline.TimelineItem;
import org.flightplan.timeline.views.TimelineQueries;
import org.flightplan.trajectory.Step;
import org.flightplan.trajectory.views.TrajectoryQueries;
import org.flightplan.web.http.Access;
import org.flightplan.web.http.AccessRecords;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.Page;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.http.RestrictedPage;
import org.jspecify.annotations.Nullable;

/** Admissions, their timelines and their trajectories as JSON. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class AdmissionLists {

    private static final List<String> STATUSES = List.of("active", "discharged", "cancelled");

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
    AccessRecords accessRecords;

    @Inject
    Access access;

    @Inject
    AdmissionPages pages;

    @Inject
    RestrictedPage closedPart;

    Response page() {
        Parameters query =
                apiRequest.query("patient_id", "status", "location", "specialty", "limit", "offset", "cursor");
        Page page = Page.of(query);
        UUID patient = query.id("patient_id");
        boolean limited = access.isLimited();
        AdmissionFilter filter = new AdmissionFilter(
                patient,
                query.word("status", STATUSES),
                location(query.text("location")),
                query.text("specialty"),
                limited && RestrictedPage.isIn(page) ? null : after(page.cursor()));
        if (limited) {
            if (patient != null) {
                access.require(patient);
            }
            return limitedPage(page, filter);
        }
        List<AdmissionView> found = admissions.list(apiRequest.tenant(), filter, page.offset(), page.fetch());
        accessRecords.served(patients(page.shown(found)));
        return ApiResponses.ok(
                page.json(found, items.of(apiRequest.tenant(), page.shown(found)), AdmissionLists::cursor));
    }

    // first what is open, then what is not, unless it is filtered by what may not be known of it
    private Response limitedPage(Page page, AdmissionFilter filter) {
        TenantId tenant = apiRequest.tenant();
        Set<UUID> open = access.open().stays();
        boolean alone = filter.patientId() != null || filter.specialty() != null;
        List<AdmissionView> found = closedPart.page(
                page,
                (offset, limit) -> pages.open(tenant, open, filter, offset, limit),
                () -> pages.countOpen(tenant, open, filter),
                (after, offset, limit) -> alone ? List.of() : pages.closed(tenant, open, filter, after, offset, limit),
                AccessHandles.Handle::stay);
        List<AdmissionView> shown = page.shown(found);
        Set<UUID> closed =
                access.closed(shown.stream().map(AdmissionView::id).toList()).keySet();
        List<AdmissionView> readable = shown.stream()
                .filter(view -> !closed.contains(view.id()) && open.contains(view.id()))
                .toList();
        accessRecords.served(patients(readable));
        Function<AdmissionView, JsonObject> item = items.of(tenant, readable);
        return ApiResponses.ok(page.json(
                found,
                view -> readable.contains(view) ? item.apply(view) : restricted(view),
                view -> open.contains(view.id())
                        ? cursor(view)
                        : RestrictedPage.cursor(access.handle(view.patientId(), view.id()))));
    }

    private static List<UUID> patients(List<AdmissionView> shown) {
        return shown.stream().map(AdmissionView::patientId).toList();
    }

    private static String cursor(AdmissionView view) {
        return view.admitDate() + " " + view.id();
    }

    Response one(AdmissionId id, @Nullable Instant asOf) {
        AdmissionView admission = known(id, asOf);
        served(admission);
        JsonObject item = asOf == null
                ? items.of(apiRequest.tenant(), List.of(admission)).apply(admission)
                : StayItems.alone(admission);
        return ApiResponses.versioned(item, admission.version());
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

    // a ward is still run by where its patients are
    private JsonObject restricted(AdmissionView admission) {
        JsonDoc doc = doc().with("restricted", true)
                .with("access_handle", access.handle(admission.patientId(), admission.id()));
        for (String shown : List.of("status", "current_location", "current_bed")) {
            doc.with(shown, admission.data().get(shown));
        }
        return doc.build();
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
