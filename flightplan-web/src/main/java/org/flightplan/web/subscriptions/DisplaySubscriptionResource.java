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
import java.time.Clock;
import java.time.Duration;
import org.flightplan.audit.Action;
import org.flightplan.displays.Display;
import org.flightplan.units.UnitId;
import org.flightplan.units.views.UnitQueries;
import org.flightplan.units.views.UnitView;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.RequestScope;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;
import org.jspecify.annotations.Nullable;

/** {@code /displays/stream}: tells a display that something concerns its unit, and not what. */
@ApplicationScoped
@Path("/displays/stream")
@SuppressWarnings("NullAway.Init")
public class DisplaySubscriptionResource {

    // a display that was revoked is told for as long
    private static final Duration LONGEST = Duration.ofMinutes(15);

    @Context
    HttpServletRequest servlet;

    @Inject
    ApiRequest apiRequest;

    @Inject
    RequestScope scope;

    @Inject
    UnitQueries units;

    @Inject
    Opening opening;

    @Inject
    Clock clock;

    /** Tells that events are recorded which concern the display's unit: their positions, and nothing else. */
    @GET
    @Allowed(byDisplays = true)
    @Audited(Action.EVENTS_FOLLOWED)
    @Produces(SubscriptionResource.EVENT_STREAM)
    public Response follow(@HeaderParam(SubscriptionResource.LAST_EVENT_ID) @Nullable String lastEventId) {
        apiRequest.query();
        Display display = scope.display();
        Long after = Opening.position(lastEventId);
        if (units.find(display.tenant(), new UnitId(display.unit()))
                .filter(UnitView::isOpen)
                .isEmpty()) {
            throw new ProblemException(Problems.notFound());
        }
        opening.requireReadable(after);
        return opening.open(servlet, Subscriber.of(display, clock.instant().plus(LONGEST)), after);
    }
}
