package org.flightplan.patients;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.Field.required;
import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.flightplan.append.AppendRequest.KeyClaim;
import org.flightplan.append.AppendRequest.Release;
import org.flightplan.commands.Envelope;
import org.flightplan.commands.EventForms;
import org.flightplan.events.UniqueKey;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Values;
import org.flightplan.patients.PatientEvent.PatientCreated;
import org.flightplan.patients.PatientEvent.PatientErased;
import org.flightplan.patients.PatientEvent.PatientForgotten;
import org.flightplan.patients.PatientEvent.PatientUpdated;
import org.flightplan.patients.PatientEvent.PatientsMerged;
import org.flightplan.privacy.BlindIndex;
import org.flightplan.tenants.TenantId;

/** The patients' events as the log stores them. */
@ApplicationScoped
public class PatientEvents extends EventForms<PatientEvent> {

    /** The type of a patient's stream. */
    public static final String STREAM_TYPE = "Patient";

    /** The stored name of {@link PatientCreated}. */
    public static final String CREATED = "patient.created";

    /** The stored name of {@link PatientUpdated}. */
    public static final String UPDATED = "patient.updated";

    /** The stored name of {@link PatientErased}. */
    public static final String ERASED = "patient.erased";

    /** The stored name of {@link PatientsMerged}. */
    public static final String MERGED = "patient.merged";

    /** The identity of a patient of whom nobody knows yet who it is. */
    public static final String PROVISIONAL = "provisional";

    private static final FieldType IDENTITY = new FieldType.OneOf(List.of("confirmed", PROVISIONAL));
    private static final FieldType GENDER = new FieldType.OneOf(List.of("male", "female", "other", "unknown"));

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
            optional("date_of_birth", new FieldType.Date()).asPhi(),
            optional("gender", GENDER),
            optional("identity", IDENTITY),
            Envelope.LEGACY);

    /** What a caller says with {@value #UPDATED}. */
    public static final Shape UPDATED_SHAPE = Shape.of(
            optional("name", new FieldType.Text(255)).asPhi(),
            optional("mrn", new FieldType.Text(255)).asPhi(),
            optional("date_of_birth", new FieldType.Date()).asPhi(),
            optional("gender", GENDER),
            optional("identity", IDENTITY),
            optional("deceased_at", new FieldType.Moment()),
            optional("diagnosis", new FieldType.Text(500)).asPhi());

    /** The fields of {@value #UPDATED}. */
    public static final Shape UPDATED_STORED_SHAPE = UPDATED_SHAPE.and(Envelope.LEGACY);

    /** The fields of {@value #MERGED}. */
    public static final Shape MERGED_SHAPE = Shape.of(
            required("survivor_id", new FieldType.Id()),
            required("retired_id", new FieldType.Id()),
            optional("reason", new FieldType.Text(FieldType.LONGEST_TEXT)).asPhi());

    private static final List<Form<PatientEvent, ?>> FORMS = List.of(
            new Form<>(
                    CREATED,
                    CREATED_SHAPE,
                    PatientCreated.class,
                    event -> doc().with("patient_id", event.id().value())
                            .with("name", event.name().value())
                            .with("mrn", event.mrn().value())
                            .with(
                                    "date_of_birth",
                                    event.dateOfBirth() == null
                                            ? null
                                            : event.dateOfBirth().value())
                            .with("gender", event.gender())
                            .with("identity", event.provisional() ? PROVISIONAL : null),
                    PatientEvents::created),
            new Form<>(
                    UPDATED,
                    UPDATED_STORED_SHAPE,
                    PatientUpdated.class,
                    event -> JsonDoc.of(event.changes()),
                    data -> new PatientUpdated(data.json())),
            new Form<>(
                    ERASED,
                    ERASED_SHAPE,
                    PatientErased.class,
                    event -> doc().with("patient_id", event.id().value()).with("ground", event.ground()),
                    data -> new PatientErased(new PatientId(data.id("patient_id")), data.text("ground"))),
            new Form<>(
                    MERGED,
                    MERGED_SHAPE,
                    PatientsMerged.class,
                    event -> doc().with("survivor_id", event.survivor().value())
                            .with("retired_id", event.retired().value())
                            .with("reason", event.reason()),
                    data -> new PatientsMerged(
                            new PatientId(data.id("survivor_id")),
                            new PatientId(data.id("retired_id")),
                            data.textOrNull("reason"))));

    /** For the container, and for tests without one. */
    public PatientEvents() {
        super(STREAM_TYPE, FORMS);
    }

    private static PatientEvent created(Values data) {
        PatientId id = new PatientId(data.id("patient_id"));
        if (data.textOrNull("name") == null) {
            return new PatientForgotten(id);
        }
        LocalDate born = data.dateOrNull("date_of_birth");
        return new PatientCreated(
                id,
                new PatientName(data.text("name")),
                new Mrn(data.text("mrn")),
                born == null ? null : new BirthDate(born),
                data.textOrNull("gender"),
                PROVISIONAL.equals(data.textOrNull("identity")));
    }

    /** An MRN is one patient's in the tenant, whoever creates two at once on whatever node; of an erased one nothing more is. */
    static List<KeyClaim> claims(BlindIndex index, TenantId tenant, UUID stream, PatientEvent event) {
        if (event instanceof PatientErased erased) {
            return gone(erased)
                    .map(patient -> new KeyClaim(UniqueKey.erased(patient), patient))
                    .toList();
        }
        return mrn(event)
                .map(mrn -> new KeyClaim(new UniqueKey(Mrn.KIND, mrn.blindIndex(index, tenant)), stream))
                .stream()
                .toList();
    }

    /**
     * The key that an event of an MRN takes, and for which a patient's stream gives up the one it had; empty for any other.
     *
     * @param data the event's, PHI opened
     */
    public static Optional<UniqueKey> mrnKey(BlindIndex index, TenantId tenant, String type, JsonObject data) {
        return type.equals(CREATED) || type.equals(UPDATED)
                ? Optional.ofNullable(new Values(data).textOrNull("mrn"))
                        .map(mrn -> new UniqueKey(Mrn.KIND, new Mrn(mrn).blindIndex(index, tenant)))
                : Optional.empty();
    }

    /** Whether a key is an MRN's: its hash means nothing on another installation. */
    public static boolean isMrnKey(UniqueKey key) {
        return key.kind().equals(Mrn.KIND);
    }

    /**
     * What is free from an event on: the number that a patient had before, and that of one who is erased, since its hash
     * tells, to whoever has the key, that its patient was here.
     */
    static List<Release> releases(UUID stream, PatientEvent event) {
        if (event instanceof PatientErased erased) {
            return gone(erased).map(patient -> new Release(Mrn.KIND, patient)).toList();
        }
        return event instanceof PatientUpdated && mrn(event).isPresent()
                ? List.of(new Release(Mrn.KIND, stream))
                : List.of();
    }

    private static Stream<UUID> gone(PatientErased erased) {
        return Stream.concat(Stream.of(erased.id()), erased.merged().stream()).map(PatientId::value);
    }

    private static Optional<Mrn> mrn(PatientEvent event) {
        if (event instanceof PatientCreated created) {
            return Optional.of(created.mrn());
        }
        return event instanceof PatientUpdated updated
                ? Optional.ofNullable(new Values(updated.changes()).textOrNull("mrn"))
                        .map(Mrn::new)
                : Optional.empty();
    }
}
