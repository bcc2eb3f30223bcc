package org.flightplan.bench.inside;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.flightplan.bench.inside.Callers.Measured;
import org.flightplan.web.security.Open;

/** {@code /api/bench/run}: runs one workload and tells what was measured. */
@ApplicationScoped
@Path("/run")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class RunResource {

    @Inject
    Callers callers;

    @Inject
    Workloads workloads;

    /**
     * Runs a workload.
     *
     * @param name of {@link Workloads}
     * @param count of callers
     * @param millis how long
     * @param rate calls a second by a timetable; 0 for as many as there can be
     * @param batch events a call, where the workload chooses
     */
    @POST
    @Path("/{workload}")
    @Open
    public Response run(
            @PathParam("workload") String name,
            @QueryParam("callers") @DefaultValue("1") int count,
            @QueryParam("millis") @DefaultValue("1000") long millis,
            @QueryParam("rate") @DefaultValue("0") double rate,
            @QueryParam("batch") @DefaultValue("1") int batch) {
        try (Workload workload = workloads.of(name, batch)) {
            Measured measured = callers.run(new Callers.Plan(count, millis, rate), workload);
            return Response.ok(measured.json().toString()).build();
        } catch (Exception e) {
            // made-up data alone: nothing to hide from whoever measures
            return Response.status(500).entity(String.valueOf(e)).build();
        }
    }
}
