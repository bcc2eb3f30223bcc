package org.flightplan.web.subscriptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import org.flightplan.events.LogNotices;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.subscriptions.SubscriptionFilter.Place;
import org.jspecify.annotations.Nullable;

/** Opens a stream to whom a resource has let in. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class Opening {

    @Inject
    ApiRequest apiRequest;

    @Inject
    LogNotices log;

    @Inject
    Subscriptions subscriptions;

    /**
     * The position that a client was told last; null for who was told nothing.
     *
     * @param lastEventId as it was sent
     * @throws ProblemException 400 when it is none
     */
    static @Nullable Long position(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return null;
        } else if (!lastEventId.strip().matches("\\d{1,18}")) {
            throw new ProblemException(Problems.unreadableParameter(
                    SubscriptionResource.LAST_EVENT_ID, "must be the id of an event: a whole number, 0 or more"));
        }
        return Long.valueOf(lastEventId.strip());
    }

    /** Refuses a position that the log has not come to. */
    void requireReadable(@Nullable Long after) {
        if (after != null && after > subscriptions.position()) {
            long head = log.readable(apiRequest.tenant());
            if (after > head) {
                throw new ProblemException(Problems.positionAhead(head));
            }
        }
    }

    /** Opens it; {@link SubscriptionFilter} answers. */
    Response open(HttpServletRequest servlet, Subscriber subscriber, @Nullable Long after) {
        Place place = SubscriptionFilter.placeOf(servlet);
        if (place != null) {
            place.take(subscriptions.open(subscriber, after));
        } else if (!servlet.getMethod().equals("HEAD")) {
            throw new ProblemException(Problems.unreadable(
                    "A stream is asked for by GET, written as it is documented, and without" + " a body."));
        }
        return Response.ok().build();
    }
}
