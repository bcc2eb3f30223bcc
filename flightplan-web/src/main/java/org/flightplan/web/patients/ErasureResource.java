package org.flightplan.web.patients;

import static org.flightplan.fields.Field.required;
import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.flightplan.audit.Action;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Values;
import org.flightplan.patients.PatientEvents;
import org.flightplan.patients.PatientId;
import org.flightplan.patients.Patients;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.CommandReply;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;

/** {@code /patients/{id}/erasure}. */
@ApplicationScoped
@Path("/patients/{id}/erasure")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class ErasureResource {

    /** The body of {@code POST /patients/{id}/erasure}. */
    public static final Shape ERASE =
            ApiRequest.command(Shape.of(required("ground", new FieldType.OneOf(PatientEvents.GROUNDS))));

    @Inject
    ApiRequest apiRequest;

    @Inject
    ApiResponses responses;

    @Inject
    Patients patients;

    /** Erases a patient for good; not while the patient is in hospital. */
    @POST
    @Allowed(Role.PRIVACY_OFFICER)
    @Audited(Action.PATIENT_ERASED)
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> erase(@PathParam("id") String id, byte[] body) {
        Values values = apiRequest.read(body, ERASE);
        PatientId patient = new PatientId(Parameters.id("id", id));
        return responses.command(
                patients.erase(apiRequest.unconditional(), patient, values.text("ground")),
                patient.value(),
                CommandReply.of(200, recorded -> doc().with("patient_id", recorded.stream())));
    }
}
