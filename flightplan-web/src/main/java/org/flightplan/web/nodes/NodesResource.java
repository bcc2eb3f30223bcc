package org.flightplan.web.nodes;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.flightplan.audit.Action;
import org.flightplan.fields.JsonDoc;
import org.flightplan.nodes.Node;
import org.flightplan.nodes.NodeReports;
import org.flightplan.nodes.Nodes;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;

/** {@code /admin/nodes}. */
@ApplicationScoped
@Path("/admin/nodes")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class NodesResource {

    /** One that was not heard of for so long is not there, or does not reach the database. */
    private static final long LONGEST_SILENCE_SECONDS = 4L * NodeReports.SECONDS;

    @Inject
    ApiRequest apiRequest;

    @Inject
    Nodes nodes;

    /** Every node that has told of itself within the last hour. */
    @GET
    @Allowed(Role.PLATFORM_ADMIN)
    @Audited(Action.NODES_READ)
    public Response list() {
        apiRequest.query();
        return ApiResponses.ok(doc().with(
                        "items", nodes.all().stream().map(NodesResource::json).toList())
                .build());
    }

    private static JsonObject json(Node node) {
        return JsonDoc.of(node.told())
                .with("id", node.id())
                .with("host", node.host())
                .with("process", node.process())
                .with("version", node.version())
                .with("started_at", node.startedAt())
                .with("seen_at", node.seenAt())
                .with("silent_seconds", node.silentSeconds())
                .with("state", state(node))
                .with("answers", node.answers())
                .build();
    }

    private static String state(Node node) {
        if (node.silentSeconds() > LONGEST_SILENCE_SECONDS) {
            return "silent";
        }
        return node.told().getJsonArray("problems").isEmpty() ? "ready" : "not_ready";
    }
}
