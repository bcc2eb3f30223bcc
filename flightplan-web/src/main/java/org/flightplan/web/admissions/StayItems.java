package org.flightplan.web.admissions;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flightplan.admissions.views.AdmissionView;
import org.flightplan.fields.JsonDoc;
import org.flightplan.flightplans.views.FlightPlanQueries;
import org.flightplan.flightplans.views.FlightPlanQueries.PlanInBrief;
import org.flightplan.patients.views.PatientQueries;
import org.flightplan.patients.views.PatientView;
import org.flightplan.tenants.TenantId;
import org.flightplan.timeline.views.TimelineQueries;
import org.flightplan.web.http.Access;
import org.flightplan.web.http.ApiRequest;
import org.jspecify.annotations.Nullable;

/** Stays as they are shown: with the patient and what the plan says in brief, so that a page of them is one request. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class StayItems {

    private static final List<String> OF_THE_PATIENT = List.of("name", "mrn", "date_of_birth", "gender", "identity");

    @Inject
    PatientQueries patients;

    @Inject
    FlightPlanQueries plans;

    @Inject
    TimelineQueries timelines;

    @Inject
    Access access;

    @Inject
    ApiRequest apiRequest;

    @Inject
    Clock clock;

    /**
     * How each of these stays is shown, with what is known of patients and plans now. A patient whose record is closed to the
     * caller is left out: a stay that has ended may be open without it.
     */
    Function<AdmissionView, JsonObject> of(TenantId tenant, List<AdmissionView> shown) {
        Set<UUID> open = shown.stream().map(AdmissionView::patientId).collect(Collectors.toSet());
        open.removeAll(access.closed(Set.copyOf(open)).keySet());
        Map<UUID, PatientView> byId =
                patients.among(tenant, open).stream().collect(Collectors.toMap(PatientView::id, Function.identity()));
        Map<UUID, PlanInBrief> byStay = plans
                .ofStays(tenant, shown.stream().map(AdmissionView::id).toList())
                .stream()
                .collect(Collectors.toMap(PlanInBrief::admissionId, Function.identity()));
        Map<UUID, Instant> operations = timelines.firstOperations(
                tenant,
                shown.stream()
                        .filter(AdmissionView::isOpen)
                        .map(AdmissionView::id)
                        .toList());
        return stay -> {
            JsonDoc doc = begun(stay);
            doc.with("patient", patient(byId.get(stay.patientId())));
            doc.with("post_operative_day", daysSince(operations.get(stay.id())));
            PlanInBrief plan = byStay.get(stay.id());
            if (plan != null) {
                doc.with("target_discharge_date", plan.target()).with("open_tasks", plan.openTasks());
            }
            return doc.with("version", stay.version()).build();
        };
    }

    private @Nullable Long daysSince(@Nullable Instant operation) {
        return operation == null
                ? null
                : Long.valueOf(apiRequest.caller().requiredTenant().daysSince(operation, clock.instant()));
    }

    /** A stay alone, as it was known at an earlier moment. */
    static JsonObject alone(AdmissionView stay) {
        return begun(stay).with("version", stay.version()).build();
    }

    private static JsonDoc begun(AdmissionView stay) {
        JsonDoc doc = doc().with("id", stay.id());
        stay.data().forEach(doc::with);
        return doc;
    }

    // of a patient who is erased, what was known is null
    private static @Nullable JsonObject patient(@Nullable PatientView patient) {
        if (patient == null) {
            return null;
        }
        JsonDoc doc = doc().with("id", patient.id());
        for (String field : OF_THE_PATIENT) {
            JsonValue value = patient.data().get(field);
            if (value == JsonValue.NULL) {
                doc.withNull(field);
            } else {
                doc.with(field, value);
            }
        }
        return doc.build();
    }
}
