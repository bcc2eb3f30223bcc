package org.flightplan.admissions;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Stream;
import org.flightplan.admissions.AdmissionEvent.Admitted;
import org.flightplan.admissions.AdmissionEvent.Cancelled;
import org.flightplan.admissions.AdmissionEvent.CareTeamChanged;
import org.flightplan.admissions.AdmissionEvent.ClinicalEventCorrected;
import org.flightplan.admissions.AdmissionEvent.ClinicalEventRecorded;
import org.flightplan.admissions.AdmissionEvent.DischargeCancelled;
import org.flightplan.admissions.AdmissionEvent.Discharged;
import org.flightplan.admissions.AdmissionEvent.LocationChanged;
import org.flightplan.admissions.AdmissionEvent.LocationCorrected;
import org.flightplan.admissions.AdmissionEvent.MoveRequestCancelled;
import org.flightplan.admissions.AdmissionEvent.MoveRequested;
import org.flightplan.admissions.AdmissionEvent.OfAnotherPatient;
import org.flightplan.admissions.AdmissionEvent.Updated;
import org.flightplan.commands.EventForms.Form;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.flightplan.patients.PatientId;
import org.jspecify.annotations.Nullable;

/** How each of the admissions' events becomes data, and data become each of them. */
final class AdmissionForms {

    static final String CORRECTION_REASON = "correction_reason";
    private static final String RETRACTED = "retracted";

    private static final List<Form<AdmissionEvent, ?>> OF_STAYS = List.of(
            new Form<>(
                    AdmissionEvents.CREATED,
                    AdmissionEvents.CREATED_SHAPE,
                    Admitted.class,
                    event -> of(event.id())
                            .with("patient_id", event.patientId().value())
                            .with("specialty", event.specialty())
                            .with("attending_id", event.attendingId())
                            .with("attending_name", event.attendingName())
                            .with("admit_date", event.admitDate())
                            .with("chief_complaint", event.chiefComplaint())
                            .with("admission_type", event.admissionType())
                            .with("visit_number", event.visitNumber()),
                    data -> new Admitted(
                            admission(data),
                            new PatientId(data.id("patient_id")),
                            data.text("specialty"),
                            data.id("attending_id"),
                            data.textOrNull("attending_name"),
                            data.moment("admit_date"),
                            data.textOrNull("chief_complaint"),
                            data.textOrNull("admission_type"),
                            data.textOrNull("visit_number"))),
            new Form<>(
                    AdmissionEvents.UPDATED,
                    AdmissionEvents.UPDATED_STORED_SHAPE,
                    Updated.class,
                    event -> JsonDoc.of(event.changes()),
                    data -> new Updated(data.json())),
            new Form<>(
                    AdmissionEvents.LOCATION_CHANGED,
                    AdmissionEvents.LOCATION_CHANGED_SHAPE,
                    LocationChanged.class,
                    event -> move(of(event.id()), event),
                    AdmissionForms::move),
            new Form<>(
                    AdmissionEvents.LOCATION_CORRECTED,
                    AdmissionEvents.LOCATION_CORRECTED_SHAPE,
                    LocationCorrected.class,
                    event -> {
                        JsonDoc corrected = of(event.id())
                                .with("corrects_event_id", event.corrects())
                                .with("move_id", event.moveId())
                                .with(CORRECTION_REASON, event.why());
                        return event.move() == null ? corrected.with(RETRACTED, true) : move(corrected, event.move());
                    },
                    data -> new LocationCorrected(
                            admission(data),
                            data.id("corrects_event_id"),
                            data.id("move_id"),
                            isRetracted(data) ? null : move(data),
                            data.textOrNull(CORRECTION_REASON))),
            new Form<>(
                    AdmissionEvents.MOVE_REQUESTED,
                    AdmissionEvents.MOVE_REQUESTED_SHAPE,
                    MoveRequested.class,
                    event -> doc().with("request_id", event.requestId())
                            .with("to_location", event.to().location())
                            .with("to_bed", event.to().bed())
                            .with("needed_by", event.neededBy())
                            .with("reason", event.reason()),
                    data -> new MoveRequested(
                            data.id("request_id"),
                            place(data),
                            data.momentOrNull("needed_by"),
                            data.textOrNull("reason"))),
            new Form<>(
                    AdmissionEvents.MOVE_REQUEST_CANCELLED,
                    AdmissionEvents.MOVE_REQUEST_CANCELLED_SHAPE,
                    MoveRequestCancelled.class,
                    event -> doc().with("request_id", event.requestId()),
                    data -> new MoveRequestCancelled(data.id("request_id"))),
            new Form<>(
                    AdmissionEvents.DISCHARGED,
                    AdmissionEvents.DISCHARGED_SHAPE,
                    Discharged.class,
                    event -> of(event.id())
                            .with("discharge_date", event.dischargeDate())
                            .with("disposition", event.disposition())
                            .with("died", event.died() ? true : null),
                    data -> new Discharged(
                            admission(data),
                            data.moment("discharge_date"),
                            data.textOrNull("disposition"),
                            Boolean.TRUE.equals(data.flagOrNull("died")))),
            new Form<>(
                    AdmissionEvents.DISCHARGE_CANCELLED,
                    AdmissionEvents.DISCHARGE_CANCELLED_SHAPE,
                    DischargeCancelled.class,
                    event -> of(event.id())
                            .with("cancels_event_id", event.discharge())
                            .with("reason", event.reason()),
                    data -> new DischargeCancelled(
                            admission(data), data.id("cancels_event_id"), data.textOrNull("reason"))),
            new Form<>(
                    AdmissionEvents.CANCELLED,
                    AdmissionEvents.CANCELLED_SHAPE,
                    Cancelled.class,
                    event -> of(event.id()).with("reason", event.reason()),
                    data -> new Cancelled(admission(data), data.textOrNull("reason"))),
            new Form<>(
                    AdmissionEvents.PATIENT_MERGED,
                    AdmissionEvents.PATIENT_MERGED_SHAPE,
                    OfAnotherPatient.class,
                    event -> of(event.id())
                            .with("patient_id", event.patientId().value())
                            .with("retired_id", event.retired().value()),
                    data -> new OfAnotherPatient(
                            admission(data),
                            new PatientId(data.id("patient_id")),
                            new PatientId(data.id("retired_id")))),
            new Form<>(
                    AdmissionEvents.CARE_TEAM_CHANGED,
                    AdmissionEvents.CARE_TEAM_CHANGED_SHAPE,
                    CareTeamChanged.class,
                    event -> of(event.id())
                            .with("user_id", event.user())
                            .with("member", event.member())
                            .with("role", event.role()),
                    data -> new CareTeamChanged(
                            admission(data),
                            data.id("user_id"),
                            Boolean.TRUE.equals(data.flagOrNull("member")),
                            data.textOrNull("role"))),
            new Form<>(
                    AdmissionEvents.CLINICAL_EVENT_RECORDED,
                    AdmissionEvents.CLINICAL_EVENT_SHAPE,
                    ClinicalEventRecorded.class,
                    event -> doc().with("event_id", event.eventId())
                            .with("admission_id", event.admissionId().value())
                            .with("event_type", event.eventType())
                            .with("occurred_at", event.occurredAt())
                            .with("details", event.details()),
                    data -> new ClinicalEventRecorded(
                            data.id("event_id"),
                            admission(data),
                            data.text("event_type"),
                            data.moment("occurred_at"),
                            data.object("details"))),
            new Form<>(
                    AdmissionEvents.CLINICAL_EVENT_CORRECTED,
                    AdmissionEvents.CLINICAL_EVENT_CORRECTED_SHAPE,
                    ClinicalEventCorrected.class,
                    event -> doc().with("event_id", event.eventId())
                            .with("event_type", event.eventType())
                            .with("occurred_at", event.occurredAt())
                            .with("details", event.details())
                            .with(RETRACTED, event.retracted() ? true : null)
                            .with(CORRECTION_REASON, event.why()),
                    data -> new ClinicalEventCorrected(
                            data.id("event_id"),
                            data.text("event_type"),
                            data.momentOrNull("occurred_at"),
                            details(data),
                            isRetracted(data),
                            data.textOrNull(CORRECTION_REASON))));

    static final List<Form<AdmissionEvent, ?>> ALL =
            Stream.concat(OF_STAYS.stream(), AttachmentForms.ALL.stream()).toList();

    private AdmissionForms() {}

    private static JsonDoc of(AdmissionId id) {
        return doc().with("admission_id", id.value());
    }

    private static JsonDoc move(JsonDoc begun, LocationChanged move) {
        return begun.with("from_location", move.fromLocation())
                .with("to_location", move.to().location())
                .with("from_bed", move.fromBed())
                .with("to_bed", move.to().bed())
                .with("effective_at", move.effectiveAt())
                .with("reason", move.reason());
    }

    private static LocationChanged move(Values data) {
        return new LocationChanged(
                admission(data),
                data.textOrNull("from_location"),
                data.textOrNull("from_bed"),
                place(data),
                data.moment("effective_at"),
                data.textOrNull("reason"));
    }

    private static Place place(Values data) {
        return new Place(data.text("to_location"), data.textOrNull("to_bed"));
    }

    private static AdmissionId admission(Values data) {
        return new AdmissionId(data.id("admission_id"));
    }

    private static boolean isRetracted(Values data) {
        return Boolean.TRUE.equals(data.flagOrNull(RETRACTED));
    }

    // sealed details are text: that there are some is all that the rules ask of the past
    private static @Nullable JsonObject details(Values data) {
        return data.json().getOrDefault("details", JsonValue.NULL) == JsonValue.NULL ? null : data.object("details");
    }
}
