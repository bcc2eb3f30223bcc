package org.flightplan.patients;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.Field.required;
import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.flightplan.append.AppendRequest.KeyClaim;
import org.flightplan.commands.EventCodec;
import org.flightplan.events.EventTypes;
import org.flightplan.events.EventTypes.EventType;
import org.flightplan.events.UniqueKey;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Values;
import org.flightplan.patients.PatientEvent.PatientCreated;
import org.flightplan.patients.PatientEvent.PatientErased;
import org.flightplan.patients.PatientEvent.PatientForgotten;
import org.flightplan.privacy.BlindIndex;
import org.flightplan.tenants.TenantId;

/** The patients' events as the log stores them. */
@ApplicationScoped
public class PatientEvents implements EventTypes.Declaration, EventCodec<PatientEvent> {

    /** The type of a patient's stream. */
    public static final String STREAM_TYPE = "Patient";

    /** The stored name of {@link PatientCreated}. */
    public static final String CREATED = "patient.created";

    /** The stored name of {@link PatientErased}. */
    public static final String ERASED = "patient.erased";

    /** Why a patient may be erased. */
    public static final List<String> GROUNDS =
            List.of("patient_request", "retention_ended", "court_order", "recorded_in_error");

    /** The fields of {@value #ERASED}. */
    public static final Shape ERASED_SHAPE =
            Shape.of(required("patient_id", new FieldType.Id()), required("ground", new FieldType.Text(100)));

    /** The fields of {@value #CREATED}. */
    public static final Shape CREATED_SHAPE = Shape.of(
            required("patient_id", new FieldType.Id()),
            required("name", new FieldType.Text(255)).asPhi(),
            required("mrn", new FieldType.Text(255)).asPhi(),
            required("date_of_birth", new FieldType.Date()).asPhi(),
            optional("gender", new FieldType.OneOf(List.of("male", "female", "other", "unknown"))));

    @Override
    public List<EventType> eventTypes() {
        return List.of(
                new EventType(CREATED, STREAM_TYPE, CREATED_SHAPE), new EventType(ERASED, STREAM_TYPE, ERASED_SHAPE));
    }

    @Override
    public String type(PatientEvent event) {
        if (event instanceof PatientCreated) {
            return CREATED;
        } else if (event instanceof PatientErased) {
            return ERASED;
        }
        throw new IllegalArgumentException("unknown event " + event.getClass());
    }

    @Override
    public JsonObject data(PatientEvent event) {
        if (event instanceof PatientCreated created) {
            return doc().with("patient_id", created.id().value())
                    .with("name", created.name().value())
                    .with("mrn", created.mrn().value())
                    .with("date_of_birth", created.dateOfBirth().value())
                    .with("gender", created.gender())
                    .build();
        } else if (event instanceof PatientErased erased) {
            return doc().with("patient_id", erased.id().value())
                    .with("ground", erased.ground())
                    .build();
        }
        throw new IllegalArgumentException("unknown event " + event.getClass());
    }

    @Override
    public PatientEvent event(String type, Values data) {
        PatientId id = new PatientId(data.id("patient_id"));
        if (type.equals(CREATED) && data.textOrNull("name") == null) {
            return new PatientForgotten(id);
        } else if (type.equals(CREATED)) {
            return new PatientCreated(
                    id,
                    new PatientName(data.text("name")),
                    new Mrn(data.text("mrn")),
                    new BirthDate(data.date("date_of_birth")),
                    data.textOrNull("gender"));
        } else if (type.equals(ERASED)) {
            return new PatientErased(id, data.text("ground"));
        }
        throw new IllegalStateException("no event of a patient: " + type);
    }

    /** An MRN is one patient's in the tenant, whoever creates two at once on whatever node; of an erased one nothing more is. */
    static List<KeyClaim> claims(BlindIndex index, TenantId tenant, UUID stream, PatientEvent event) {
        if (event instanceof PatientCreated created) {
            return List.of(new KeyClaim(new UniqueKey(Mrn.KIND, created.mrn().blindIndex(index, tenant)), stream));
        }
        return event instanceof PatientErased ? List.of(new KeyClaim(UniqueKey.erased(stream), stream)) : List.of();
    }
}
