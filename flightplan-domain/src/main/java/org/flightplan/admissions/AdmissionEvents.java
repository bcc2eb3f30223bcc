package org.flightplan.admissions;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.Field.required;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.flightplan.admissions.AdmissionEvent.ClinicalEventRecorded;
import org.flightplan.admissions.AdmissionEvent.OfAnotherPatient;
import org.flightplan.commands.Envelope;
import org.flightplan.commands.EventForms;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.jspecify.annotations.Nullable;

/** The admissions' events as the log stores them. */
@ApplicationScoped
public class AdmissionEvents extends EventForms<AdmissionEvent> {

    /** The type of an admission's stream. */
    public static final String STREAM_TYPE = "Admission";

    /** The stored name of {@link AdmissionEvent.Admitted}. */
    public static final String CREATED = "admission.created";

    /** The stored name of {@link AdmissionEvent.Updated}. */
    public static final String UPDATED = "admission.updated";

    /** The stored name of {@link AdmissionEvent.LocationChanged}. */
    public static final String LOCATION_CHANGED = "admission.location_changed";

    /** The stored name of {@link AdmissionEvent.LocationCorrected}. */
    public static final String LOCATION_CORRECTED = "admission.location_corrected";

    /** The stored name of {@link AdmissionEvent.MoveRequested}. */
    public static final String MOVE_REQUESTED = "admission.move_requested";

    /** The stored name of {@link AdmissionEvent.MoveRequestCancelled}. */
    public static final String MOVE_REQUEST_CANCELLED = "admission.move_request_cancelled";

    /** The stored name of {@link AdmissionEvent.Discharged}. */
    public static final String DISCHARGED = "admission.discharged";

    /** The stored name of {@link AdmissionEvent.DischargeCancelled}. */
    public static final String DISCHARGE_CANCELLED = "admission.discharge_cancelled";

    /** The stored name of {@link AdmissionEvent.Cancelled}. */
    public static final String CANCELLED = "admission.cancelled";

    /** The stored name of {@link AdmissionEvent.CareTeamChanged}. */
    public static final String CARE_TEAM_CHANGED = "admission.care_team_changed";

    /** The stored name of {@link ClinicalEventRecorded}. */
    public static final String CLINICAL_EVENT_RECORDED = "clinical_event.recorded";

    /** The stored name of {@link AdmissionEvent.ClinicalEventCorrected}. */
    public static final String CLINICAL_EVENT_CORRECTED = "clinical_event.corrected";

    /** The stored name of {@link OfAnotherPatient}. */
    public static final String PATIENT_MERGED = "admission.patient_merged";

    /** The stored name of {@link AdmissionEvent.AttachmentAdded}. */
    public static final String ATTACHMENT_ADDED = "attachment.added";

    /** The stored name of {@link AdmissionEvent.AttachmentRetracted}. */
    public static final String ATTACHMENT_RETRACTED = "attachment.retracted";

    /** The clinical event type from which a trajectory takes its risk. */
    public static final String RISK_STATUS = "risk_status";

    private static final Field ADMISSION = required("admission_id", new FieldType.Id());
    private static final Field REASON =
            optional("reason", new FieldType.Text(500)).asPhi();
    private static final Field RETRACTED = optional("retracted", new FieldType.Flag());
    private static final Field CORRECTION_REASON =
            optional("correction_reason", new FieldType.Text(500)).asPhi();

    /** The fields of {@value #CREATED}. */
    public static final Shape CREATED_SHAPE = Shape.of(
            ADMISSION,
            required("patient_id", new FieldType.Id()),
            required("specialty", new FieldType.Text(100)),
            required("attending_id", new FieldType.Id()),
            optional("attending_name", new FieldType.Text(FieldType.LONGEST_TEXT)),
            required("admit_date", new FieldType.Moment()),
            optional("chief_complaint", new FieldType.Text(500)).asPhi(),
            optional("admission_type", new FieldType.OneOf(List.of("emergency", "elective", "transfer", "urgent"))),
            optional("visit_number", new FieldType.Text(100)).asPhi(),
            Envelope.LEGACY);

    /** What a caller says with {@value #UPDATED}. */
    public static final Shape UPDATED_SHAPE = Shape.of(
            optional("attending_id", new FieldType.Id()),
            optional("attending_name", new FieldType.Text(FieldType.LONGEST_TEXT)),
            optional("chief_complaint", new FieldType.Text(500)).asPhi(),
            optional("diagnosis", new FieldType.Text(500)).asPhi(),
            optional("review_date", new FieldType.Date()),
            optional("cross_check", new FieldType.Flag()),
            optional("weight_kg", new FieldType.Between(new BigDecimal("0.1"), new BigDecimal("500"))),
            optional("isolation", new FieldType.OneOf(List.of("none", "contact", "droplet", "airborne", "protective"))),
            optional("admit_date", new FieldType.Moment()));

    /** The fields of {@value #UPDATED}: where admit_date is said otherwise, of which event. */
    static final Shape UPDATED_STORED_SHAPE =
            UPDATED_SHAPE.and(optional("corrects_event_id", new FieldType.Id()), Envelope.LEGACY);

    /** The fields of {@value #LOCATION_CHANGED}. */
    public static final Shape LOCATION_CHANGED_SHAPE = Shape.of(
            ADMISSION,
            optional("from_location", new FieldType.Text(100)),
            required("to_location", new FieldType.Text(100)),
            optional("from_bed", new FieldType.Text(50)),
            optional("to_bed", new FieldType.Text(50)),
            required("effective_at", new FieldType.Moment()),
            REASON,
            Envelope.LEGACY);

    /** The fields of {@value #LOCATION_CORRECTED}: those of the move, or that it was none. */
    public static final Shape LOCATION_CORRECTED_SHAPE = Shape.of(
            ADMISSION,
            required("corrects_event_id", new FieldType.Id()),
            required("move_id", new FieldType.Id()),
            optional("from_location", new FieldType.Text(100)),
            optional("to_location", new FieldType.Text(100)),
            optional("from_bed", new FieldType.Text(50)),
            optional("to_bed", new FieldType.Text(50)),
            optional("effective_at", new FieldType.Moment()),
            REASON,
            RETRACTED,
            CORRECTION_REASON);

    /** The fields of {@value #MOVE_REQUESTED}. */
    public static final Shape MOVE_REQUESTED_SHAPE = Shape.of(
            required("request_id", new FieldType.Id()),
            required("to_location", new FieldType.Text(100)),
            optional("to_bed", new FieldType.Text(50)),
            optional("needed_by", new FieldType.Moment()),
            REASON);

    /** The fields of {@value #MOVE_REQUEST_CANCELLED}. */
    public static final Shape MOVE_REQUEST_CANCELLED_SHAPE = Shape.of(required("request_id", new FieldType.Id()));

    /** The fields of {@value #DISCHARGED}. */
    public static final Shape DISCHARGED_SHAPE = Shape.of(
            ADMISSION,
            required("discharge_date", new FieldType.Moment()),
            optional("disposition", new FieldType.Text(100)).asPhi(),
            optional("died", new FieldType.Flag()),
            Envelope.LEGACY);

    /** The fields of {@value #DISCHARGE_CANCELLED}. */
    public static final Shape DISCHARGE_CANCELLED_SHAPE =
            Shape.of(ADMISSION, required("cancels_event_id", new FieldType.Id()), REASON);

    /** The fields of {@value #CANCELLED}. */
    public static final Shape CANCELLED_SHAPE = Shape.of(ADMISSION, REASON);

    /** The fields of {@value #CARE_TEAM_CHANGED}. */
    public static final Shape CARE_TEAM_CHANGED_SHAPE = Shape.of(
            ADMISSION,
            required("user_id", new FieldType.Id()),
            required("member", new FieldType.Flag()),
            optional("role", new FieldType.Text(100)));

    /** The fields of {@value #CLINICAL_EVENT_RECORDED}; the specialty's manifest declares those of the details. */
    public static final Shape CLINICAL_EVENT_SHAPE = Shape.of(
            required("event_id", new FieldType.Id()),
            ADMISSION,
            required("event_type", new FieldType.Text(200)),
            required("occurred_at", new FieldType.Moment()),
            optional("details", new FieldType.AnyObject()).asPhi(),
            Envelope.LEGACY);

    /** The fields of {@value #PATIENT_MERGED}. */
    public static final Shape PATIENT_MERGED_SHAPE = Shape.of(
            required("admission_id", new FieldType.Id()),
            required("patient_id", new FieldType.Id()),
            required("retired_id", new FieldType.Id()));

    /** The fields of {@value #CLINICAL_EVENT_CORRECTED}. */
    public static final Shape CLINICAL_EVENT_CORRECTED_SHAPE = Shape.of(
            required("event_id", new FieldType.Id()),
            required("event_type", new FieldType.Text(200)),
            optional("occurred_at", new FieldType.Moment()),
            optional("details", new FieldType.AnyObject()).asPhi(),
            RETRACTED,
            CORRECTION_REASON);

    /** What a caller says of an attachment. */
    public static final Shape ATTACHMENT_SAID_SHAPE = Shape.of(
            required("attachment_id", new FieldType.Id()),
            required("occurred_at", new FieldType.Moment()),
            optional("filename", new FieldType.Text(255)).asPhi(),
            optional("description", new FieldType.Text(500)).asPhi(),
            optional("attachment_type", new FieldType.Text(100)),
            optional("linked_event_id", new FieldType.Id()),
            Envelope.LEGACY);

    /**
     * The fields of {@value #ATTACHMENT_ADDED}: what was said, and what the server found and did. The digest is PHI since
     * whoever has a document could look for it.
     */
    public static final Shape ATTACHMENT_ADDED_SHAPE = ATTACHMENT_SAID_SHAPE.and(
            required("content_type", new FieldType.Text(200)),
            required("size", new FieldType.Whole(1, Long.MAX_VALUE)),
            required("digest", new FieldType.Text(100)).asPhi(),
            required("storage_key", new FieldType.Id()),
            optional("thumbnail_key", new FieldType.Id()));

    /** The fields of {@value #ATTACHMENT_RETRACTED}. */
    public static final Shape ATTACHMENT_RETRACTED_SHAPE =
            Shape.of(required("attachment_id", new FieldType.Id()), CORRECTION_REASON);

    /** For the container, and for tests without one. */
    public AdmissionEvents() {
        super(STREAM_TYPE, AdmissionForms.ALL);
    }

    @Override
    public @Nullable UUID chosenId(AdmissionEvent event) {
        return event instanceof ClinicalEventRecorded recorded ? recorded.eventId() : null;
    }

    // the rules look at no PHI: it stays sealed
    @Override
    public AdmissionEvent past(RecordedEvent event) {
        return event(event.type(), event.storedValues());
    }
}
