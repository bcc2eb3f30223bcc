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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.flightplan.admissions.AdmissionCommand;
import org.flightplan.admissions.AdmissionCommand.AdmitPatient;
import org.flightplan.admissions.AdmissionCommand.ChangeCareTeam;
import org.flightplan.admissions.AdmissionCommand.ChangeLocation;
import org.flightplan.admissions.AdmissionCommand.Discharge;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.admissions.AdmissionId;
import org.flightplan.admissions.Admissions;
import org.flightplan.admissions.Place;
import org.flightplan.audit.Action;
import org.flightplan.commands.Envelope;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.fields.Values;
import org.flightplan.flightplans.FlightPlanId;
import org.flightplan.patients.PatientId;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.CommandReply;
import org.flightplan.web.http.Page;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;
import org.jspecify.annotations.Nullable;

/** {@code /admissions}: commands. */
@ApplicationScoped
@Path("/admissions")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class AdmissionsResource {

    /** The body of {@code POST /admissions}. */
    public static final Shape ADMIT = ApiRequest.command(AdmissionEvents.CREATED_SHAPE
            .without("admission_id")
            .and(Field.optional("admission_id", new FieldType.Id())));

    /** The body of {@code POST /admissions/{id}/location}. */
    public static final Shape CHANGE_LOCATION =
            ApiRequest.commandOnExisting(AdmissionEvents.LOCATION_CHANGED_SHAPE.without("admission_id"));

    /** The body of {@code POST /admissions/{id}/discharge}. */
    public static final Shape DISCHARGE =
            ApiRequest.commandOnExisting(AdmissionEvents.DISCHARGED_SHAPE.without("admission_id"));

    /** The body of {@code POST /admissions/{id}/care-team}. */
    public static final Shape CHANGE_CARE_TEAM =
            ApiRequest.commandOnExisting(AdmissionEvents.CARE_TEAM_CHANGED_SHAPE.without("admission_id"));

    /** What one node has recorded may be asked of another at once. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(1);

    @Inject
    Clock clock;

    @Inject
    ApiRequest apiRequest;

    @Inject
    ApiResponses responses;

    @Inject
    Admissions admissions;

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
        AdmitPatient admit = new AdmitPatient(
                id,
                new PatientId(values.id("patient_id")),
                values.text("specialty"),
                values.id("attending_id"),
                values.textOrNull("attending_name"),
                values.moment("admit_date"),
                values.textOrNull("chief_complaint"),
                values.textOrNull("admission_type"));
        return responses.command(
                admissions.handle(apiRequest.envelope(body, null), id, List.of(careTeams.admitting(admit))),
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

    /** Moves the patient. */
    @POST
    @Path("/{id}/location")
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.PATIENT_MOVED)
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> changeLocation(@PathParam("id") String idText, byte[] body) {
        AdmissionId id = id(idText);
        Values values = apiRequest.read(body, CHANGE_LOCATION);
        ChangeLocation change = new ChangeLocation(
                id,
                values.textOrNull("from_location"),
                values.textOrNull("from_bed"),
                new Place(values.text("to_location"), values.textOrNull("to_bed")),
                values.moment("effective_at"),
                values.textOrNull("reason"));
        return handle(id, change, values, body, 201);
    }

    /** Ends the stay. */
    @POST
    @Path("/{id}/discharge")
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.PATIENT_DISCHARGED)
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> discharge(@PathParam("id") String idText, byte[] body) {
        AdmissionId id = id(idText);
        Values values = apiRequest.read(body, DISCHARGE);
        Discharge discharge = new Discharge(id, values.moment("discharge_date"), values.textOrNull("disposition"));
        return handle(id, discharge, values, body, 200);
    }

    /** Takes a user into the stay's care team, or out of it. */
    @POST
    @Path("/{id}/care-team")
    @Allowed({Role.CLINICIAN, Role.TENANT_ADMIN, Role.INTERFACE})
    @Audited(Action.CARE_TEAM_CHANGED)
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> changeCareTeam(@PathParam("id") String idText, byte[] body) {
        AdmissionId id = id(idText);
        Values values = apiRequest.read(body, CHANGE_CARE_TEAM);
        ChangeCareTeam change =
                new ChangeCareTeam(id, values.id("user_id"), Boolean.TRUE.equals(values.flagOrNull("member")));
        careTeams.requireMayChange(change.user(), id.value());
        return handle(id, change, values, body, 200);
    }

    private CompletionStage<Response> handle(
            AdmissionId id, AdmissionCommand command, Values values, byte[] body, int status) {
        Envelope envelope = apiRequest.envelope(body, values.wholeOrNull("expected_version"));
        return responses.command(
                admissions.handle(envelope, id, List.of(command)),
                id.value(),
                CommandReply.of(
                        status,
                        recorded -> doc().with("admission_id", recorded.stream())
                                .with("event_id", recorded.events().get(0))));
    }

    /** A page of admissions, newest first. */
    @GET
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.ADMISSIONS_LISTED)
    public Response list() {
        return lists.page();
    }

    /** One admission, now or as it was recorded up to {@code as_of}. */
    @GET
    @Path("/{id}")
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.ADMISSION_READ)
    public Response find(@PathParam("id") String id) {
        return lists.one(id(id), asOf(apiRequest.query("as_of")));
    }

    /** What happened during the stay, ascending by occurred_at. */
    @GET
    @Path("/{id}/timeline")
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.TIMELINE_READ)
    public Response timeline(@PathParam("id") String id) {
        Parameters parameters = apiRequest.query("as_of", "limit", "offset", "cursor");
        return lists.timeline(id(id), Page.of(parameters), asOf(parameters));
    }

    /** Where the patient was and how ill, ascending. */
    @GET
    @Path("/{id}/trajectory")
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.TRAJECTORY_READ)
    public Response trajectory(@PathParam("id") String id) {
        Parameters parameters = apiRequest.query("as_of", "limit", "offset", "cursor");
        return lists.trajectory(id(id), Page.of(parameters), asOf(parameters));
    }

    private static AdmissionId id(String text) {
        return new AdmissionId(Parameters.id("id", text));
    }

    private @Nullable Instant asOf(Parameters parameters) {
        Instant asOf = parameters.moment("as_of");
        if (asOf != null && asOf.isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
            throw new ProblemException(Problems.unreadableParameter(
                    "as_of", "must not be ahead of the clock: leave it out to read what holds now"));
        }
        return asOf;
    }
}
