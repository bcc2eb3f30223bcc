package org.flightplan.web.events;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.flightplan.audit.Action;
import org.flightplan.audit.CareAccess.Concern;
import org.flightplan.audit.StreamPatients;
import org.flightplan.commands.CommandResult;
import org.flightplan.commands.Envelope;
import org.flightplan.commands.Envelope.Provenance;
import org.flightplan.events.RecordedEvent;
import org.flightplan.events.StreamReader;
import org.flightplan.events.StreamReader.Feed;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Values;
import org.flightplan.web.http.Access;
import org.flightplan.web.http.AccessRecords;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.CommandMetadata;
import org.flightplan.web.http.CommandReply;
import org.flightplan.web.http.Page;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;
import org.jspecify.annotations.Nullable;

/** {@code /events} and {@code /streams}. */
@ApplicationScoped
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class EventsResource {

    /** The body of {@code POST /events}. */
    public static final Shape APPEND = StoredEvents.REQUEST;

    private static final int LARGEST_FEED_PAGE = 1_000;
    private static final int USUAL_FEED_PAGE = 100;

    @Inject
    ApiRequest apiRequest;

    @Inject
    ApiResponses responses;

    @Inject
    StreamReader reader;

    @Inject
    EventCommands commands;

    @Inject
    CommandMetadata metadata;

    @Inject
    StreamPatients patients;

    @Inject
    Access access;

    @Inject
    AccessRecords accessRecords;

    /** Appends events in their stored form, after the same rules as the commands; all or none. */
    @POST
    @Path("/events")
    @Allowed({Role.CLINICIAN, Role.TENANT_ADMIN, Role.INTERFACE})
    @Audited(Action.EVENTS_APPENDED)
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> append(byte[] body) {
        Values values = apiRequest.read(body, APPEND);
        UUID stream = values.id("stream_id");
        requireRoles(values);
        List<Provenance> provenance = StoredEvents.provenance(values, metadata);
        StoredEvents events = new StoredEvents(values);
        Envelope envelope = apiRequest.envelope(body, values.wholeOrNull("expected_version"), provenance);
        CompletionStage<CommandResult> result = commands.handle(events, stream, envelope);
        return responses.command(
                result,
                stream,
                CommandReply.of(
                        200,
                        recorded -> doc().with("stream_id", recorded.stream()).with("event_ids", recorded.events())),
                (errors, command) -> errors.under("events[" + command + "].data."));
    }

    /** The tenant's events behind a position, ascending: safe to tail. */
    @GET
    @Path("/events")
    @Allowed({Role.VIEWER, Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.FEED_READ)
    public Response feed() {
        Parameters query = apiRequest.query("after", "limit", "event_type");
        long after = query.whole("after", 0, Long.MAX_VALUE, 0);
        int limit = (int) query.whole("limit", 1, LARGEST_FEED_PAGE, USUAL_FEED_PAGE);
        // one more than asked for tells whether there is a next page
        Feed feed = reader.feed(apiRequest.tenant(), after, limit + 1, query.text("event_type"));
        if (after > feed.head()) {
            throw new ProblemException(Problems.positionAhead(feed.head()));
        }
        List<RecordedEvent> found = feed.events();
        List<RecordedEvent> events = found.subList(0, Math.min(limit, found.size()));
        Set<UUID> streams = events.stream().map(event -> event.stream().id()).collect(Collectors.toUnmodifiableSet());
        Map<UUID, Concern> closed = access.closed(streams);
        // whoever tails the feed asks many times in vain: an empty page shows nobody
        if (!events.isEmpty()) {
            accessRecords.served(patients.of(
                    apiRequest.tenant(),
                    streams.stream()
                            .filter(stream -> !closed.containsKey(stream))
                            .toList()));
        }
        return ApiResponses.ok(doc().with(
                        "items",
                        events.stream()
                                .map(event ->
                                        shown(event, closed.get(event.stream().id())))
                                .toList())
                .with("limit", limit)
                .with("offset", 0)
                .with("head", feed.head())
                .with(
                        "next",
                        found.size() <= limit
                                ? null
                                : String.valueOf(events.get(limit - 1).position()))
                .build());
    }

    /** The events of a stream, in its order. */
    @GET
    @Path("/streams/{id}")
    @Allowed({Role.VIEWER, Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.STREAM_READ)
    public Response stream(@PathParam("id") String id) {
        Page page = Page.of(apiRequest.query("limit", "offset", "cursor"));
        UUID stream = Parameters.id("id", id);
        int after = page.skipped();
        List<RecordedEvent> events = reader.stream(apiRequest.tenant(), stream, after, page.fetch());
        if (events.isEmpty()
                && (after == 0
                        || reader.stream(apiRequest.tenant(), stream, 0, 1).isEmpty())) {
            throw accessRecords.notFound(stream);
        }
        accessRecords.served(stream, patients.of(apiRequest.tenant(), List.of(stream)));
        return ApiResponses.ok(page.json(events, EventsResource::json, event -> String.valueOf(event.version())));
    }

    // each kind of event with the role of its own command
    private void requireRoles(Values request) {
        Set<Role> roles = apiRequest.caller().roles();
        boolean all = request.objects("events").stream()
                .allMatch(event -> EventRoles.allow(
                        roles,
                        request.text("stream_type"),
                        event.getString("event_type"),
                        event.getJsonObject("data")));
        if (!all) {
            throw new ProblemException(Problems.forbidden("Your roles don't allow these events."));
        }
    }

    // of what is closed, the position alone, so that the feed can be tailed, and a way in for an emergency
    private JsonObject shown(RecordedEvent event, @Nullable Concern closed) {
        return closed == null
                ? json(event)
                : doc().with("position", event.position())
                        .with("restricted", true)
                        .with("access_handle", access.handle(closed))
                        .build();
    }

    private static JsonObject json(RecordedEvent event) {
        return doc().with("position", event.position())
                .with("stream_id", event.stream().id())
                .with("stream_type", event.stream().type())
                .with("event_version", event.version())
                .with("event_type", event.type())
                .with("data", event.data())
                .with("metadata", event.metadata())
                .with("created_at", event.createdAt())
                .with("created_by", event.createdBy())
                .build();
    }
}
