package org.flightplan.web.admissions;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
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
import org.flightplan.web.http.Access;

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
    Access access;

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
        return stay -> json(stay, byId, byStay);
    }

    /** A stay alone, as it was known at an earlier moment. */
    static JsonObject alone(AdmissionView stay) {
        return begun(stay).with("version", stay.version()).build();
    }

    private static JsonObject json(AdmissionView stay, Map<UUID, PatientView> patients, Map<UUID, PlanInBrief> plans) {
        JsonDoc doc = begun(stay);
        PatientView patient = patients.get(stay.patientId());
        if (patient != null) {
            doc.with("patient", json(patient));
        }
        PlanInBrief plan = plans.get(stay.id());
        if (plan != null) {
            doc.with("target_discharge_date", plan.target()).with("open_tasks", plan.openTasks());
        }
        return doc.with("version", stay.version()).build();
    }

    private static JsonDoc begun(AdmissionView stay) {
        JsonDoc doc = doc().with("id", stay.id());
        stay.data().forEach(doc::with);
        return doc;
    }

    // of a patient who is erased, what was known is null
    private static JsonObject json(PatientView patient) {
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
