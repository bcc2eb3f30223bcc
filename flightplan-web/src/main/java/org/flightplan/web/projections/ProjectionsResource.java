package org.flightplan.web.projections;

import static org.flightplan.fields.Doc.doc;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.flightplan.projections.Checkpoint;
import org.flightplan.projections.ParkedStream;
import org.flightplan.projections.ProjectionStatus;
import org.flightplan.projections.Projector;
import org.flightplan.web.http.Answers;
import org.flightplan.web.http.Exchange;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Role;

/** {@code /admin/projections}. */
@RequestScoped
@Path("/admin/projections")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class ProjectionsResource {

    @Inject
    Exchange exchange;

    @Inject
    ProjectionStatus status;

    @Inject
    Projector projector;

    /** How far each projection is, and what is parked. */
    @GET
    @Allowed(Role.PLATFORM_ADMIN)
    public Response list() {
        exchange.query();
        ProjectionStatus.Snapshot now = status.snapshot();
        return Answers.ok(doc().with("head", now.head())
                .with("lag", now.lag())
                .with(
                        "items",
                        now.checkpoints().stream()
                                .map(checkpoint -> json(checkpoint, now.head()))
                                .toList())
                .with(
                        "parked",
                        now.parked().stream().map(ProjectionsResource::json).toList())
                .build());
    }

    /** Builds every read model anew from position 0; readers see the old rows until the new ones are complete. */
    @POST
    @Path("/rebuild")
    @Allowed(Role.PLATFORM_ADMIN)
    public Response rebuild() {
        projector.rebuild();
        return Response.accepted(doc().with("status", "requested").build().toString())
                .build();
    }

    private static JsonObject json(Checkpoint checkpoint, long head) {
        return doc().with("name", checkpoint.name())
                .with("position", checkpoint.position())
                .with("lag", Math.max(0, head - checkpoint.position()))
                .with("updated_at", checkpoint.updatedAt())
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
                .build();
    }
}
