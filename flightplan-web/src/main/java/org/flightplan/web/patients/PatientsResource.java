package org.flightplan.web.patients;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flightplan.audit.Action;
import org.flightplan.commands.Envelope;
import org.flightplan.commands.Envelope.Precondition;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Shape;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.fields.Values;
import org.flightplan.patients.Mrn;
import org.flightplan.patients.PatientChanges;
import org.flightplan.patients.PatientCommand.CreatePatient;
import org.flightplan.patients.PatientCommand.MergePatient;
import org.flightplan.patients.PatientCommand.UpdatePatient;
import org.flightplan.patients.PatientEvent.PatientCreated;
import org.flightplan.patients.PatientEvents;
import org.flightplan.patients.PatientId;
import org.flightplan.patients.PatientRejection.MrnTaken;
import org.flightplan.patients.Patients;
import org.flightplan.patients.views.PatientQueries;
import org.flightplan.patients.views.PatientView;
import org.flightplan.tenants.TenantId;
import org.flightplan.web.http.Access;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.CommandMetadata;
import org.flightplan.web.http.CommandReply;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;

/** {@code /patients}. */
@ApplicationScoped
@Path("/patients")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class PatientsResource {

    /** The body of {@code POST /patients}. */
    public static final Shape CREATE = ApiRequest.command(PatientEvents.CREATED_SHAPE
            .without("patient_id")
            .and(Field.optional("patient_id", new FieldType.Id()), CommandMetadata.FIELD));

    /** The body of {@code PATCH /patients/{id}}. */
    public static final Shape UPDATE = ApiRequest.commandOnExisting(PatientEvents.UPDATED_SHAPE);

    /** The body of {@code POST /patients/{id}/merge}. */
    public static final Shape MERGE = ApiRequest.commandOnExisting(PatientEvents.MERGED_SHAPE.without("survivor_id"));

    /** The body of {@code POST /patients/search}. */
    public static final Shape SEARCH = Shape.oneOf(
            optional("mrn", new FieldType.Text(255)).asPhi(),
            optional("name_prefix", new FieldType.Text(255)).asPhi(),
            optional("date_of_birth", new FieldType.Date()).asPhi());

    @Inject
    Clock clock;

    @Inject
    ApiRequest apiRequest;

    @Inject
    ApiResponses responses;

    @Inject
    CommandMetadata metadata;

    @Inject
    Patients patients;

    @Inject
    PatientEvents events;

    @Inject
    PatientQueries queries;

    @Inject
    PatientLists lists;

    @Inject
    Access access;

    /** Begins a patient's record. */
    @POST
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.PATIENT_RECORDED)
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> create(byte[] body) {
        Values values = apiRequest.read(body, CREATE);
        UUID chosen = values.idOrNull("patient_id");
        PatientId id = new PatientId(chosen == null ? TimeOrderedId.madeAt(clock.instant()) : chosen);
        Values whole = new Values(
                JsonDoc.of(values.json()).with("patient_id", id.value()).build());
        PatientCreated patient = (PatientCreated) events.event(PatientEvents.CREATED, whole);
        TenantId tenant = apiRequest.tenant();
        Envelope envelope = apiRequest.envelope(body, null, List.of(metadata.of(values.json())));
        return responses.command(
                patients.handle(envelope, id, List.of(new CreatePatient(patient))),
                id.value(),
                CommandReply.created("patients", created -> doc().with("patient_id", created)),
                (errors, unused) -> errors,
                rejection -> rejection instanceof MrnTaken ? holders(tenant, patient.mrn()) : Set.of(id.value()));
    }

    /** Says anew what was said of a patient; what is so already makes no event. */
    @PATCH
    @Path("/{id}")
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.PATIENT_UPDATED)
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> update(@PathParam("id") String idText, byte[] body) {
        PatientId id = new PatientId(Parameters.id("id", idText));
        apiRequest.requireIfMatch();
        Values values = apiRequest.read(body, UPDATE);
        Envelope envelope = apiRequest.envelope(body, values.wholeOrNull("expected_version"));
        TenantId tenant = apiRequest.tenant();
        JsonObject changes = PatientChanges.of(values);
        JsonObject news = news(changes, queries.find(tenant, id), envelope.precondition());
        return responses.command(
                patients.handle(envelope, id, List.of(new UpdatePatient(news))),
                id.value(),
                CommandReply.of(200, recorded -> doc().with("patient_id", recorded.stream())),
                (errors, unused) -> errors,
                rejection -> rejection instanceof MrnTaken && news.get("mrn") instanceof JsonString mrn
                        ? holders(tenant, new Mrn(mrn.getString()))
                        : Set.of(id.value()));
    }

    /** Merges another patient's record into this one. Where care teams are kept, whoever does has access to both. */
    @POST
    @Path("/{id}/merge")
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.PATIENTS_MERGED)
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> merge(@PathParam("id") String idText, byte[] body) {
        PatientId survivor = new PatientId(Parameters.id("id", idText));
        Values values = apiRequest.read(body, MERGE);
        PatientId retired = new PatientId(values.id("retired_id"));
        access.require(survivor.value());
        access.require(retired.value());
        MergePatient merge = new MergePatient(survivor, retired, values.textOrNull("reason"));
        Envelope envelope = apiRequest.envelope(body, values.wholeOrNull("expected_version"));
        return responses.command(
                patients.handle(envelope, survivor, List.of(merge)),
                survivor.value(),
                CommandReply.of(200, recorded -> doc().with("patient_id", recorded.stream())),
                (errors, unused) -> errors,
                rejection -> Stream.of(survivor, retired).map(PatientId::value).collect(Collectors.toSet()));
    }

    // where it can't be told which version the caller has read, all is news
    private static JsonObject news(JsonObject changes, Optional<PatientView> shown, Precondition precondition) {
        return shown.filter(patient ->
                        precondition instanceof Precondition.Version read && read.version() == patient.version())
                .map(patient -> PatientChanges.news(changes, patient.data()))
                .orElse(changes);
    }

    /** A page of patients, newest first. */
    @GET
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.PATIENTS_LISTED)
    public Response list() {
        return lists.page();
    }

    /** One patient; a privacy officer is told who it is. */
    @GET
    @Path("/{id}")
    @Allowed({Role.VIEWER, Role.CLINICIAN, Role.PRIVACY_OFFICER})
    @Audited(Action.PATIENT_READ)
    public Response find(@PathParam("id") String id) {
        return lists.one(new PatientId(Parameters.id("id", id)));
    }

    /** Searches by MRN, beginning of a name or date of birth; a POST, because none of them may stand in a URL. */
    @POST
    @Path("/search")
    @Allowed({Role.VIEWER, Role.CLINICIAN, Role.PRIVACY_OFFICER})
    @Audited(Action.PATIENTS_SEARCHED)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response search(byte[] body) {
        return lists.search(apiRequest.read(body, SEARCH));
    }

    // the MRN's holder may be closed to whoever has tried it
    private Set<UUID> holders(TenantId tenant, Mrn mrn) {
        return queries.withMrn(tenant, mrn, Long.MAX_VALUE, 0, 1).stream()
                .map(PatientView::id)
                .collect(Collectors.toSet());
    }
}
