package org.flightplan.web.client.ward;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.flightplan.client.FlightPlanClient;
import org.flightplan.client.admissions.Move;
import org.flightplan.client.http.IfMatch;
import org.flightplan.client.patients.Patient;
import org.flightplan.client.patients.PatientUpdate;
import org.flightplan.client.patients.Patients;
import org.flightplan.client.problems.FlightPlanException;

/** What the application offers its own users. */
@Path("ward")
public class WardResource {

    // example: resource
    @Inject
    FlightPlanClient flightPlan;

    /** In the application's own name. */
    @POST
    @Path("{stay}/to-intensive-care")
    public String move(@PathParam("stay") UUID stay) {
        Move move = new Move("CICU", Clock.systemUTC().instant());
        return flightPlan.admissions().move(stay, move).eventId().toString();
    }

    /** In the user's name, whose token came with the request. */
    @GET
    @Path("patients/{id}")
    public String name(@PathParam("id") UUID id, @HeaderParam("Authorization") String bearer) {
        try {
            return String.valueOf(as(bearer).patients().get(id).name());
        } catch (FlightPlanException e) {
            throw new WebApplicationException(e.errorCode(), e.status());
        }
    }

    private FlightPlanClient as(String bearer) {
        return flightPlan.withToken(bearer.replaceFirst("Bearer ", ""));
    }
    // end

    @Inject
    @RestClient
    Patients patients;

    /** What the examples leave out, and must work in a server too: a PATCH. */
    @POST
    @Path("patients/{id}/diagnosis")
    public String diagnose(
            @PathParam("id") UUID id, @QueryParam("is") String diagnosis, @HeaderParam("Authorization") String bearer) {
        Patient patient = as(bearer).patients().get(id);
        as(bearer).patients().update(id, new IfMatch(patient.version()), new PatientUpdate().diagnosis(diagnosis));
        return as(bearer).patients().get(id).diagnosis();
    }

    /** And an interface that the container makes, which has no token here. */
    @GET
    @Path("anonymously/{id}")
    public String anonymously(@PathParam("id") UUID id) {
        try {
            return String.valueOf(patients.get(id));
        } catch (FlightPlanException e) {
            return e.errorCode();
        }
    }
}
