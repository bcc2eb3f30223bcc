package org.flightplan.web.events;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import org.flightplan.events.EventTypes;
import org.flightplan.events.EventTypes.EventType;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.Page;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.security.Allowed;

/** {@code /events/schemas}: what is in the events that the feed gives. */
@ApplicationScoped
@Path("/events/schemas")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class EventSchemasResource {

    @Inject
    ApiRequest apiRequest;

    @Inject
    EventTypes types;

    /** All event types by name, each with the version that is given. */
    @GET
    @Allowed
    public Response list() {
        Page page = Page.of(apiRequest.query("limit", "offset", "cursor"));
        String after = page.cursor() == null ? "" : page.cursor();
        List<EventType> found = types.all().stream()
                .sorted(Comparator.comparing(EventType::name))
                .filter(type -> type.name().compareTo(after) > 0)
                .skip(page.offset())
                .limit(page.fetch())
                .toList();
        return ApiResponses.ok(page.json(found, EventSchemasResource::item, EventType::name));
    }

    private static JsonObject item(EventType type) {
        return doc().with("event_type", type.name())
                .with("stream_type", type.streamType())
                .with("schema_version", type.version())
                .build();
    }

    /** The JSON Schema of the data of a type's events, in the version that is given. */
    @GET
    @Path("/{event_type}")
    @Allowed
    public Response schema(@PathParam("event_type") String name) {
        apiRequest.query();
        return ApiResponses.ok(types.find(name)
                .orElseThrow(() -> new ProblemException(Problems.notFound()))
                .schema());
    }
}
