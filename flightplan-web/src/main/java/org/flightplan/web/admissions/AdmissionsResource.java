package org.flightplan.web.admissions;

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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.flightplan.admissions.AdmissionCommand.AdmitPatient;
import org.flightplan.admissions.AdmissionEvent.Admitted;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.admissions.AdmissionId;
import org.flightplan.admissions.Admissions;
import org.flightplan.audit.Action;
import org.flightplan.commands.Envelope;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Shape;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.fields.Values;
import org.flightplan.flightplans.FlightPlanId;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.AsOf;
import org.flightplan.web.http.CommandMetadata;
import org.flightplan.web.http.CommandReply;
import org.flightplan.web.http.Page;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;

/** {@code /admissions}: admitting, and what is shown of stays. */
@ApplicationScoped
@Path("/admissions")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class AdmissionsResource {

    /** The body of {@code POST /admissions}. */
    public static final Shape ADMIT = ApiRequest.command(AdmissionEvents.CREATED_SHAPE
            .without("admission_id")
            .and(Field.optional("admission_id", new FieldType.Id()), CommandMetadata.FIELD));

    @Inject
    Clock clock;

    @Inject
    ApiRequest apiRequest;

    @Inject
    ApiResponses responses;

    @Inject
    CommandMetadata metadata;

    @Inject
    Admissions admissions;

    @Inject
    AdmissionEvents events;

    @Inject
    StayList list;

    @Inject
    AdmissionLists lists;

    @Inject
    CareTeams careTeams;

    /** Admits a patient, with the flight plan of the stay. */
    @POST
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.PATIENT_ADMITTED)
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> admit(byte[] body) {
        Values values = apiRequest.read(body, ADMIT);
        UUID chosen = values.idOrNull("admission_id");
        AdmissionId id = new AdmissionId(chosen == null ? TimeOrderedId.madeAt(clock.instant()) : chosen);
        Values whole = new Values(
                JsonDoc.of(values.json()).with("admission_id", id.value()).build());
        AdmitPatient admit = new AdmitPatient((Admitted) events.event(AdmissionEvents.CREATED, whole));
        Envelope envelope = apiRequest.envelope(body, null, List.of(metadata.of(values.json())));
        return responses.command(
                admissions.handle(envelope, id, List.of(careTeams.admitting(admit))),
                id.value(),
                CommandReply.created(
                        "admissions",
                        stay -> doc().with("admission_id", stay)
                                .with(
                                        "flightplan_id",
                                        FlightPlanId.ofAdmission(stay).value())),
                (errors, unused) -> errors,
                rejection -> CareTeams.concerned(admit, rejection));
    }

    /** A page of admissions, newest first unless it is asked for in another order. */
    @GET
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.ADMISSIONS_LISTED)
    public Response list() {
        return list.page();
    }

    /** One admission, now or as it was recorded up to {@code as_of}. */
    @GET
    @Path("/{id}")
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.ADMISSION_READ)
    public Response find(@PathParam("id") String id) {
        return lists.one(id(id), AsOf.of(apiRequest.query("as_of"), clock));
    }

    /** What happened during the stay, ascending by occurred_at. */
    @GET
    @Path("/{id}/timeline")
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.TIMELINE_READ)
    public Response timeline(@PathParam("id") String id) {
        Parameters parameters = apiRequest.query("as_of", "limit", "offset", "cursor");
        return lists.timeline(id(id), Page.of(parameters), AsOf.of(parameters, clock));
    }

    /** Where the patient was and how ill, ascending. */
    @GET
    @Path("/{id}/trajectory")
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.TRAJECTORY_READ)
    public Response trajectory(@PathParam("id") String id) {
        Parameters parameters = apiRequest.query("as_of", "limit", "offset", "cursor");
        return lists.trajectory(id(id), Page.of(parameters), AsOf.of(parameters, clock));
    }

    private static AdmissionId id(String text) {
        return new AdmissionId(Parameters.id("id", text));
    }
}
