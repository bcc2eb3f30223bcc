package org.flightplan.admissions;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.Field.required;
import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.flightplan.admissions.AdmissionEvent.Admitted;
import org.flightplan.admissions.AdmissionEvent.CareTeamChanged;
import org.flightplan.admissions.AdmissionEvent.ClinicalEventRecorded;
import org.flightplan.admissions.AdmissionEvent.Discharged;
import org.flightplan.admissions.AdmissionEvent.LocationChanged;
import org.flightplan.commands.EventCodec;
import org.flightplan.events.EventTypes;
import org.flightplan.events.EventTypes.EventType;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Values;
import org.flightplan.patients.PatientId;
import org.jspecify.annotations.Nullable;

/** The admissions' events as the log stores them. */
@ApplicationScoped
public class AdmissionEvents implements EventTypes.Declaration, EventCodec<AdmissionEvent> {

    /** The type of an admission's stream. */
    public static final String STREAM_TYPE = "Admission";

    /** The stored name of {@link Admitted}. */
    public static final String CREATED = "admission.created";

    /** The stored name of {@link LocationChanged}. */
    public static final String LOCATION_CHANGED = "admission.location_changed";

    /** The stored name of {@link Discharged}. */
    public static final String DISCHARGED = "admission.discharged";

    /** The stored name of {@link CareTeamChanged}. */
    public static final String CARE_TEAM_CHANGED = "admission.care_team_changed";

    /** The stored name of {@link ClinicalEventRecorded}. */
    public static final String CLINICAL_EVENT_RECORDED = "clinical_event.recorded";

    /** The clinical event type from which a trajectory takes its risk. */
    public static final String RISK_STATUS = "risk_status";

    /** The fields of {@value #CREATED}. */
    public static final Shape CREATED_SHAPE = Shape.of(
            required("admission_id", new FieldType.Id()),
            required("patient_id", new FieldType.Id()),
            required("specialty", new FieldType.Text(100)),
            required("attending_id", new FieldType.Id()),
            optional("attending_name", new FieldType.Text(FieldType.LONGEST_TEXT)),
            required("admit_date", new FieldType.Moment()),
            optional("chief_complaint", new FieldType.Text(500)).asPhi(),
            optional("admission_type", new FieldType.OneOf(List.of("emergency", "elective", "transfer", "urgent"))));

    /** The fields of {@value #LOCATION_CHANGED}. */
    public static final Shape LOCATION_CHANGED_SHAPE = Shape.of(
            required("admission_id", new FieldType.Id()),
            optional("from_location", new FieldType.Text(100)),
            required("to_location", new FieldType.Text(100)),
            optional("from_bed", new FieldType.Text(50)),
            optional("to_bed", new FieldType.Text(50)),
            required("effective_at", new FieldType.Moment()),
            optional("reason", new FieldType.Text(500)).asPhi());

    /** The fields of {@value #DISCHARGED}. */
    public static final Shape DISCHARGED_SHAPE = Shape.of(
            required("admission_id", new FieldType.Id()),
            required("discharge_date", new FieldType.Moment()),
            optional("disposition", new FieldType.Text(100)).asPhi());

    /** The fields of {@value #CARE_TEAM_CHANGED}. */
    public static final Shape CARE_TEAM_CHANGED_SHAPE = Shape.of(
            required("admission_id", new FieldType.Id()),
            required("user_id", new FieldType.Id()),
            required("member", new FieldType.Flag()));

    /** The fields of {@value #CLINICAL_EVENT_RECORDED}; the specialty's manifest declares those of the details. */
    public static final Shape CLINICAL_EVENT_SHAPE = Shape.of(
            required("event_id", new FieldType.Id()),
            required("admission_id", new FieldType.Id()),
            required("event_type", new FieldType.Text(200)),
            required("occurred_at", new FieldType.Moment()),
            optional("details", new FieldType.AnyObject()).asPhi());

    @Override
    public List<EventType> eventTypes() {
        return List.of(
                new EventType(CREATED, STREAM_TYPE, CREATED_SHAPE),
                new EventType(LOCATION_CHANGED, STREAM_TYPE, LOCATION_CHANGED_SHAPE),
                new EventType(DISCHARGED, STREAM_TYPE, DISCHARGED_SHAPE),
                new EventType(CARE_TEAM_CHANGED, STREAM_TYPE, CARE_TEAM_CHANGED_SHAPE),
                new EventType(CLINICAL_EVENT_RECORDED, STREAM_TYPE, CLINICAL_EVENT_SHAPE));
    }

    @Override
    public String type(AdmissionEvent event) {
        if (event instanceof Admitted) {
            return CREATED;
        } else if (event instanceof LocationChanged) {
            return LOCATION_CHANGED;
        } else if (event instanceof Discharged) {
            return DISCHARGED;
        } else if (event instanceof CareTeamChanged) {
            return CARE_TEAM_CHANGED;
        } else if (event instanceof ClinicalEventRecorded) {
            return CLINICAL_EVENT_RECORDED;
        }
        throw new IllegalArgumentException("unknown event " + event.getClass());
    }

    @Override
    public @Nullable UUID chosenId(AdmissionEvent event) {
        return event instanceof ClinicalEventRecorded recorded ? recorded.eventId() : null;
    }

    @Override
    public JsonObject data(AdmissionEvent event) {
        if (event instanceof Admitted admitted) {
            return doc().with("admission_id", admitted.id().value())
                    .with("patient_id", admitted.patientId().value())
                    .with("specialty", admitted.specialty())
                    .with("attending_id", admitted.attendingId())
                    .with("attending_name", admitted.attendingName())
                    .with("admit_date", admitted.admitDate())
                    .with("chief_complaint", admitted.chiefComplaint())
                    .with("admission_type", admitted.admissionType())
                    .build();
        } else if (event instanceof LocationChanged move) {
            return doc().with("admission_id", move.id().value())
                    .with("from_location", move.fromLocation())
                    .with("to_location", move.to().location())
                    .with("from_bed", move.fromBed())
                    .with("to_bed", move.to().bed())
                    .with("effective_at", move.effectiveAt())
                    .with("reason", move.reason())
                    .build();
        } else if (event instanceof Discharged discharged) {
            return doc().with("admission_id", discharged.id().value())
                    .with("discharge_date", discharged.dischargeDate())
                    .with("disposition", discharged.disposition())
                    .build();
        } else if (event instanceof CareTeamChanged changed) {
            return doc().with("admission_id", changed.id().value())
                    .with("user_id", changed.user())
                    .with("member", changed.member())
                    .build();
        } else if (event instanceof ClinicalEventRecorded recorded) {
            return doc().with("event_id", recorded.eventId())
                    .with("admission_id", recorded.admissionId().value())
                    .with("event_type", recorded.eventType())
                    .with("occurred_at", recorded.occurredAt())
                    .with("details", recorded.details())
                    .build();
        }
        throw new IllegalArgumentException("unknown event " + event.getClass());
    }

    @Override
    public AdmissionEvent past(RecordedEvent event) {
        return event(event.type(), event.storedValues());
    }

    @Override
    public AdmissionEvent event(String type, Values data) {
        AdmissionId id = new AdmissionId(data.id("admission_id"));
        return switch (type) {
            case CREATED ->
                new Admitted(
                        id,
                        new PatientId(data.id("patient_id")),
                        data.text("specialty"),
                        data.id("attending_id"),
                        data.textOrNull("attending_name"),
                        data.moment("admit_date"),
                        data.textOrNull("chief_complaint"),
                        data.textOrNull("admission_type"));
            case LOCATION_CHANGED ->
                new LocationChanged(
                        id,
                        data.textOrNull("from_location"),
                        data.textOrNull("from_bed"),
                        new Place(data.text("to_location"), data.textOrNull("to_bed")),
                        data.moment("effective_at"),
                        data.textOrNull("reason"));
            case DISCHARGED -> new Discharged(id, data.moment("discharge_date"), data.textOrNull("disposition"));
            case CARE_TEAM_CHANGED ->
                new CareTeamChanged(id, data.id("user_id"), Boolean.TRUE.equals(data.flagOrNull("member")));
            case CLINICAL_EVENT_RECORDED ->
                new ClinicalEventRecorded(
                        data.id("event_id"),
                        id,
                        data.text("event_type"),
                        data.moment("occurred_at"),
                        data.object("details"));
            default -> throw new IllegalStateException("no event of an admission: " + type);
        };
    }
}
