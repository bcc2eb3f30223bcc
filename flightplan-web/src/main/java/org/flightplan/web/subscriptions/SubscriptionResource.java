package org.flightplan.web.subscriptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.flightplan.audit.Action;
import org.flightplan.events.LogNotices;
import org.flightplan.units.UnitId;
import org.flightplan.units.views.UnitQueries;
import org.flightplan.web.http.Access;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;
import org.flightplan.web.security.Tokens;
import org.jspecify.annotations.Nullable;

/** {@code /events/stream}: who may follow the log, and what of it. {@link SubscriptionFilter} answers. */
@ApplicationScoped
@Path("/events/stream")
@SuppressWarnings("NullAway.Init")
public class SubscriptionResource {

    /** The media type of server-sent events. */
    public static final String EVENT_STREAM = "text/event-stream";

    /** The header in which a client says what it was told last. */
    public static final String LAST_EVENT_ID = "Last-Event-ID";

    @Context
    HttpServletRequest servlet;

    @Inject
    ApiRequest apiRequest;

    @Inject
    Tokens tokens;

    @Inject
    Access access;

    @Inject
    UnitQueries units;

    @Inject
    LogNotices log;

    @Inject
    Opening opening;

    /** Tells that events are recorded, as they are: their ids and types, and nothing of what they say. */
    @GET
    @Allowed({Role.VIEWER, Role.CLINICIAN, Role.TENANT_ADMIN, Role.PRIVACY_OFFICER, Role.INTERFACE})
    @Audited(Action.EVENTS_FOLLOWED)
    @Produces(EVENT_STREAM)
    public Response follow(@HeaderParam(LAST_EVENT_ID) @Nullable String lastEventId) {
        Parameters query = apiRequest.query("unit_id", "stream_id");
        UUID unit = query.id("unit_id");
        UUID stream = query.id("stream_id");
        Long after = Opening.position(lastEventId);
        if (unit != null && units.find(apiRequest.tenant(), new UnitId(unit)).isEmpty()) {
            throw notFound(unit);
        }
        Subscriber subscriber = Subscriber.of(
                apiRequest.caller(), unit, stream, tokens.of(servlet).endsAt());
        if (stream != null) {
            requireStream(stream, subscriber);
        }
        opening.requireReadable(after);
        return opening.open(servlet, subscriber, after);
    }

    // how often something happens to whom is closed is not told either
    private void requireStream(UUID stream, Subscriber subscriber) {
        if (!subscriber.reader()
                && units.find(apiRequest.tenant(), new UnitId(stream)).isEmpty()) {
            throw notFound(stream);
        }
        if (log.after(apiRequest.tenant(), stream, 0, 1).isEmpty()) {
            throw notFound(stream);
        }
        apiRequest.note().subject(stream);
        access.require(stream);
    }

    private ProblemException notFound(UUID asked) {
        apiRequest.note().subject(asked);
        return new ProblemException(Problems.notFound());
    }
}
