package org.flightplan.web.patients;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.flightplan.audit.Action;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.fields.Values;
import org.flightplan.patients.BirthDate;
import org.flightplan.patients.Mrn;
import org.flightplan.patients.PatientCommand.CreatePatient;
import org.flightplan.patients.PatientEvents;
import org.flightplan.patients.PatientId;
import org.flightplan.patients.PatientName;
import org.flightplan.patients.PatientRejection.MrnTaken;
import org.flightplan.patients.Patients;
import org.flightplan.patients.views.PatientQueries;
import org.flightplan.patients.views.PatientView;
import org.flightplan.tenants.TenantId;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
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
    public static final Shape CREATE = ApiRequest.command(
            PatientEvents.CREATED_SHAPE.without("patient_id").and(Field.optional("patient_id", new FieldType.Id())));

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
    Patients patients;

    @Inject
    PatientQueries queries;

    @Inject
    PatientLists lists;

    /** Begins a patient's record. */
    @POST
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.PATIENT_RECORDED)
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> create(byte[] body) {
        Values values = apiRequest.read(body, CREATE);
        UUID chosen = values.idOrNull("patient_id");
        PatientId id = new PatientId(chosen == null ? TimeOrderedId.madeAt(clock.instant()) : chosen);
        CreatePatient create = new CreatePatient(
                id,
                new PatientName(values.text("name")),
                new Mrn(values.text("mrn")),
                new BirthDate(values.date("date_of_birth")),
                values.textOrNull("gender"));
        TenantId tenant = apiRequest.tenant();
        return responses.command(
                patients.create(apiRequest.envelope(body, null), create),
                id.value(),
                CommandReply.created("patients", patient -> doc().with("patient_id", patient)),
                (errors, unused) -> errors,
                rejection -> rejection instanceof MrnTaken ? holders(tenant, create.mrn()) : Set.of(id.value()));
    }

    /** A page of patients, newest first. */
    @GET
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.PATIENTS_LISTED)
    public Response list() {
        return lists.page();
    }

    /** One patient. */
    @GET
    @Path("/{id}")
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.PATIENT_READ)
    public Response find(@PathParam("id") String id) {
        return lists.one(new PatientId(Parameters.id("id", id)));
    }

    /** Searches by MRN, beginning of a name or date of birth; a POST, because none of them may stand in a URL. */
    @POST
    @Path("/search")
    @Allowed({Role.VIEWER, Role.CLINICIAN})
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
