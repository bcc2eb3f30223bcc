package org.flightplan.web.projections;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.flightplan.audit.Action;
import org.flightplan.projections.ParkedStream;
import org.flightplan.projections.ProjectionControl;
import org.flightplan.projections.ProjectionStatus;
import org.flightplan.projections.ProjectionStatus.Checkpoint;
import org.flightplan.projections.ProjectionStatus.RebuildProgress;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;

/** {@code /admin/projections}. */
@ApplicationScoped
@Path("/admin/projections")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class ProjectionsResource {

    @Inject
    ApiRequest apiRequest;

    @Inject
    ProjectionStatus status;

    @Inject
    ProjectionControl control;

    /** How far each projection is, what is parked, and how far a rebuild is. */
    @GET
    @Allowed(Role.PLATFORM_ADMIN)
    @Audited(Action.PROJECTIONS_READ)
    public Response list() {
        apiRequest.query();
        ProjectionStatus.Snapshot now = status.snapshot();
        return ApiResponses.ok(doc().with("head", now.head())
                .with("lag", now.lag())
                .with("lag_seconds", Math.round(now.lagSeconds()))
                .with(
                        "items",
                        now.checkpoints().stream()
                                .map(checkpoint -> json(checkpoint, now))
                                .toList())
                .with(
                        "parked",
                        now.parked().stream().map(ProjectionsResource::json).toList())
                .with("rebuild", now.rebuild().map(ProjectionsResource::json).orElse(null))
                .build());
    }

    /**
     * Builds every read model anew from position 0; readers see the old rows until the new ones are complete. While one
     * is under way the answer is the same, and that one serves.
     */
    @POST
    @Path("/rebuild")
    @Allowed(Role.PLATFORM_ADMIN)
    @Audited(Action.PROJECTIONS_REBUILT)
    public Response rebuild() {
        control.rebuild();
        return requested();
    }

    /** Has a projection stand still, and those that rest on it; commands then answer 202 after a while. */
    @POST
    @Path("/{name}/pause")
    @Allowed(Role.PLATFORM_ADMIN)
    @Audited(Action.PROJECTION_PAUSED)
    public Response pause(@PathParam("name") String name) {
        return paused(name, true, control.pause(name));
    }

    /** Has a paused projection go on from where it stands. */
    @POST
    @Path("/{name}/resume")
    @Allowed(Role.PLATFORM_ADMIN)
    @Audited(Action.PROJECTION_RESUMED)
    public Response resume(@PathParam("name") String name) {
        return paused(name, false, control.resume(name));
    }

    /** Has a projection try its parked streams again, soon. */
    @POST
    @Path("/{name}/retry")
    @Allowed(Role.PLATFORM_ADMIN)
    @Audited(Action.PROJECTION_RETRIED)
    public Response retry(@PathParam("name") String name) {
        found(control.retry(name));
        return requested();
    }

    private static Response paused(String name, boolean paused, boolean found) {
        found(found);
        return ApiResponses.ok(doc().with("name", name).with("paused", paused).build());
    }

    private static Response requested() {
        return Response.accepted(doc().with("status", "requested").build().toString())
                .build();
    }

    private static void found(boolean found) {
        if (!found) {
            throw new ProblemException(Problems.notFound());
        }
    }

    private static JsonObject json(Checkpoint checkpoint, ProjectionStatus.Snapshot now) {
        return doc().with("name", checkpoint.name())
                .with("position", checkpoint.position())
                .with("lag", now.lag(checkpoint))
                .with("lag_seconds", Math.round(now.lagSeconds(checkpoint)))
                .with("updated_at", checkpoint.updatedAt())
                .with("paused", checkpoint.paused())
                .build();
    }

    private static JsonObject json(ParkedStream parked) {
        return doc().with("projection", parked.projection())
                .with("tenant_id", parked.tenant())
                .with("stream_id", parked.stream())
                .with("position", parked.position())
                .with("event_type", parked.eventType())
                .with("reason", parked.reason())
                .with("parked_at", parked.parkedAt())
                .with("retries", parked.retries())
                .with("retry_at", parked.retryAt())
                .build();
    }

    private static JsonObject json(RebuildProgress rebuild) {
        return doc().with("state", rebuild.state())
                .with("requested_at", rebuild.requestedAt())
                .with("started_at", rebuild.startedAt())
                .with("position", rebuild.position())
                .with("target", rebuild.target())
                .with("events_per_second", Math.round(rebuild.perSecond()))
                .with("eta_seconds", rebuild.etaSeconds())
                .with("finished_at", rebuild.finishedAt())
                .build();
    }
}
