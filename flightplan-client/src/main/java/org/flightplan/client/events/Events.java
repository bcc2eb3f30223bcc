package org.flightplan.client.events;

import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.flightplan.client.http.ClientFilter;
import org.flightplan.client.http.JsonBodies;
import org.flightplan.client.http.Page;
import org.flightplan.client.http.Paging;
import org.flightplan.client.http.Parameters;
import org.flightplan.client.http.ProblemMapper;
import org.jspecify.annotations.Nullable;

/** Events in their stored form: appended, by stream, and as the feed of all. */
@RegisterRestClient(configKey = "flightplan")
@RegisterProvider(value = ClientFilter.class, priority = ClientFilter.LAST)
@RegisterProvider(JsonBodies.class)
@RegisterProvider(Parameters.class)
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface Events {

    /** Appends events under the commands' rules, all or none. */
    @POST
    @Path("/events")
    Appended append(Append events);

    /**
     * A page of the feed, ascending by position; {@link org.flightplan.client.Feed} goes through it.
     * 409 {@code position_ahead} behind its head.
     */
    @GET
    @Path("/events")
    FeedPage feed(
            @QueryParam("after") long after,
            @QueryParam("event_type") @Nullable String eventType,
            @QueryParam("limit") @Nullable Integer limit);

    /** The events of a stream, in its order. */
    @GET
    @Path("/streams/{id}")
    Page<Event> stream(@PathParam("id") UUID id, @BeanParam Paging paging);

    /** The types of events, by name. */
    @GET
    @Path("/events/schemas")
    Page<EventType> types(@BeanParam Paging paging);

    /** The JSON Schema of the data of a type's events. */
    @GET
    @Path("/events/schemas/{event_type}")
    JsonObject schema(@PathParam("event_type") String eventType);
}
