package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.admissions.StayCommands;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Shape;
import org.flightplan.specialties.Manifest.EventTypeDeclaration;
import org.flightplan.specialties.Specialties;
import org.flightplan.web.Http;
import org.flightplan.web.admissions.AdmissionsResource;
import org.flightplan.web.admissions.ClinicalEventsResource;
import org.flightplan.web.audit.AuditResource;
import org.flightplan.web.database.DatabaseResource;
import org.flightplan.web.development.DevelopmentTokenResource;
import org.flightplan.web.events.EventsResource;
import org.flightplan.web.patients.BreakGlassResource;
import org.flightplan.web.patients.ErasureResource;
import org.flightplan.web.patients.PatientsResource;
import org.flightplan.web.tenants.TenantsResource;

/** Every command's body, and every object in one, each with a body that is accepted. */
final class Forms {

    private final Ward ward;
    private final UUID patient;

    Forms(Ward ward) {
        this.ward = ward;
        this.patient = ward.createdPatient();
    }

    /** The commands on a hospital's data. */
    List<Form> commands() {
        Http clinician = ward.clinician;
        return List.of(
                Form.of(
                        "POST /patients",
                        clinician,
                        "POST",
                        "patients",
                        ward.patient()
                                .with("identity", "provisional")
                                .with("metadata", metadata())
                                .with("legacy", legacy())
                                .build(),
                        PatientsResource.CREATE),
                Form.of(
                        "PATCH /patients/{id}",
                        clinician.with("If-Match", "\"1\""),
                        "PATCH",
                        "patients/" + ward.createdPatient(),
                        doc().with("name", "Synthetic Person")
                                .with("mrn", "SYN-" + UUID.randomUUID())
                                .with("date_of_birth", "2020-02-29")
                                .with("gender", "other")
                                .with("identity", "provisional")
                                .with("deceased_at", ward.now)
                                .with("diagnosis", "Synthetic diagnosis")
                                .with("created_by", ward.user)
                                .build(),
                        PatientsResource.UPDATE),
                Form.of(
                        "POST /patients/{id}/merge",
                        clinician,
                        "POST",
                        "patients/" + ward.createdPatient() + "/merge",
                        doc().with("retired_id", ward.createdPatient())
                                .with("reason", "Synthetic reason")
                                .with("created_by", ward.user)
                                .with("expected_version", 1)
                                .build(),
                        PatientsResource.MERGE),
                Form.of(
                        "POST /patients/search",
                        ward.viewer,
                        "POST",
                        "patients/search",
                        doc().with("mrn", "SYN").build(),
                        PatientsResource.SEARCH),
                Form.of(
                        "POST /patients/search by name",
                        ward.viewer,
                        "POST",
                        "patients/search",
                        doc().with("name_prefix", "Syn Mock").build(),
                        PatientsResource.SEARCH),
                Form.of(
                        "POST /patients/search by date of birth",
                        ward.viewer,
                        "POST",
                        "patients/search",
                        doc().with("date_of_birth", "2020-02-29").build(),
                        PatientsResource.SEARCH),
                Form.of(
                        "POST /admissions",
                        clinician,
                        "POST",
                        "admissions",
                        ward.admission(ward.createdPatient())
                                .with("metadata", metadata())
                                .with("legacy", legacy())
                                .build(),
                        AdmissionsResource.ADMIT),
                Form.of(
                        "POST /clinical-events",
                        clinician,
                        "POST",
                        "clinical-events",
                        ward.riskStatus(ward.admittedPatient(), "ACCU", ward.hour(3))
                                .with("created_by", ward.user)
                                .with("expected_version", 1)
                                .build(),
                        ClinicalEventsResource.RECORD),
                Form.of(
                        "POST /patients/{id}/erasure",
                        Http.as(ward.user, ward.tenant, "privacy-officer"),
                        "POST",
                        "patients/" + ward.createdPatient() + "/erasure",
                        doc().with("ground", "court_order")
                                .with("created_by", ward.user)
                                .build(),
                        ErasureResource.ERASE),
                Form.of(
                        "POST /patients/{id}/break-glass",
                        clinician,
                        "POST",
                        "patients/" + patient + "/break-glass",
                        doc().with("reason", "Synthetic emergency")
                                .with("minutes", 60)
                                .with("created_by", ward.user)
                                .build(),
                        BreakGlassResource.BREAK),
                Form.of(
                        "POST /admin/audit/hold",
                        Http.as(ward.user, ward.tenant, "privacy-officer"),
                        "POST",
                        "admin/audit/hold",
                        doc().with("held", true).with("created_by", ward.user).build(),
                        AuditResource.HOLD));
    }

    /** POST /events, and the data of each event type that it takes. */
    List<Form> storedEvents() {
        Map<String, JsonDoc> data = Map.of(
                AdmissionEvents.LOCATION_CHANGED,
                move(),
                AdmissionEvents.DISCHARGED,
                home(),
                AdmissionEvents.CANCELLED,
                doc().with("reason", "Synthetic reason"),
                AdmissionEvents.CLINICAL_EVENT_RECORDED,
                doc().with("event_id", UUID.randomUUID())
                        .with("event_type", "annotation")
                        .with("occurred_at", ward.hour(4))
                        .with("details", doc().with("text", "Synthetic note").build()));
        List<Form> forms = new ArrayList<>();
        forms.add(append(AdmissionEvents.DISCHARGED, home()));
        data.forEach((type, event) -> forms.add(
                append(type, event).within(type, "/events/0/data", "events[0].data.", StayCommands.shape(type))));
        return forms;
    }

    private Form append(String eventType, JsonDoc data) {
        JsonDoc body = ward.appendOf(ward.admittedPatient(), eventType, data)
                .with("created_by", ward.user)
                .with("expected_version", 1);
        JsonObject valid = Json.createPointer("/events/0/metadata").add(body.build(), metadata());
        return Form.of("POST /events", ward.clinician, "POST", "events", valid, EventsResource.APPEND);
    }

    static JsonObject metadata() {
        return doc().with("correlation_id", UUID.randomUUID())
                .with("causation_id", UUID.randomUUID())
                .build();
    }

    static JsonObject legacy() {
        return doc().with("ADM", "0001").with("Thumbnail", "synthetic").build();
    }

    /** The data of each clinical event type that the specialty declares. */
    List<Form> clinicalEvents() {
        List<Form> forms = new ArrayList<>();
        UUID stay = ward.admittedPatient();
        for (EventTypeDeclaration type :
                Specialties.find("cardiac").orElseThrow().eventTypes()) {
            JsonObject body = ward.riskStatus(stay, "ACCU", ward.hour(5))
                    .with("event_type", type.name())
                    .with("data", details(type.details()))
                    .build();
            forms.add(Form.of("", ward.clinician, "POST", "clinical-events", body, ClinicalEventsResource.RECORD)
                    .within("data of " + type.name(), "/data", "data.", type.details()));
        }
        return forms;
    }

    /** The commands on the installation. */
    List<Form> installation() {
        UUID tenant = UUID.randomUUID();
        JsonObject token = doc().with("tenant", ward.tenant)
                .with("roles", List.of("viewer"))
                .with("user", UUID.randomUUID())
                .build();
        Form create = Form.of(
                "POST /admin/tenants",
                Ward.platform(),
                "POST",
                "admin/tenants",
                Ward.tenant(tenant),
                TenantsResource.CREATE);
        Form change = Form.of(
                "PATCH /admin/tenants/{id}",
                Ward.platform(),
                "PATCH",
                "admin/tenants/" + ward.tenant,
                JsonDoc.of(Ward.tenant(tenant))
                        .with("id", null)
                        .with("active", true)
                        .with("time_zone", "Europe/Berlin")
                        .build(),
                TenantsResource.CHANGE);
        Form dev = Form.of("POST /dev/token", Http.api(), "POST", "dev/token", token, DevelopmentTokenResource.REQUEST);
        Form maintain = Form.of(
                "POST /admin/database/tables/{table}",
                Ward.platform(),
                "POST",
                "admin/database/tables/read_model_timeline",
                doc().with("action", "analyze").build(),
                DatabaseResource.MAINTAIN);
        Form interrupt = Form.of(
                "POST /admin/database/sessions/{pid}",
                Ward.platform(),
                "POST",
                "admin/database/sessions/1",
                doc().with("action", "cancel").build(),
                DatabaseResource.INTERRUPT);
        return List.of(create, change, dev, maintain, interrupt);
    }

    private JsonDoc move() {
        return ward.move("CTOR", ward.hour(2)).with("reason", "Synthetic reason");
    }

    private JsonDoc home() {
        return doc().with("discharge_date", ward.hour(9)).with("disposition", "home");
    }

    /** A value for every field: the risk level is one of the specialty's. */
    private static JsonObject details(Shape shape) {
        JsonDoc details = doc();
        shape.fields().forEach(field -> details.with(field.name(), value(field)));
        return details.build();
    }

    private static Object value(Field field) {
        FieldType kind = field.kind();
        if (kind instanceof FieldType.OneOf one) {
            return one.words().get(0);
        } else if (kind instanceof FieldType.Id) {
            return UUID.randomUUID();
        } else if (kind instanceof FieldType.Moment) {
            return "2026-01-05T10:07:00+01:00";
        } else if (kind instanceof FieldType.Date) {
            return "2026-01-05";
        } else if (kind instanceof FieldType.Duration) {
            return "PT1H30M";
        } else if (kind instanceof FieldType.Whole whole) {
            return Math.min(7, whole.max());
        } else if (kind instanceof FieldType.Between between) {
            return between.max();
        } else if (kind instanceof FieldType.Decimal || kind instanceof FieldType.Measured) {
            return 7;
        } else if (kind instanceof FieldType.Flag) {
            return JsonValue.TRUE;
        }
        return field.name().equals("risk_level") ? "ACCU" : "Synthetic";
    }
}
