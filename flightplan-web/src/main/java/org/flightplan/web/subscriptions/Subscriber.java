package org.flightplan.web.subscriptions;

import java.time.Instant;
import java.util.UUID;
import org.flightplan.displays.Display;
import org.flightplan.tenants.TenantId;
import org.flightplan.web.requests.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who follows the log, and what of it.
 *
 * @param tenant whose log
 * @param user who is told
 * @param service whether that is a service, to whom nothing is closed
 * @param unit whose events alone are told, or null
 * @param stream whose events alone are told, or null
 * @param display whether that is a display, which is told that something happens and not what
 * @param endsAt when the token is over
 */
record Subscriber(
        TenantId tenant,
        UUID user,
        boolean service,
        @Nullable UUID unit,
        @Nullable UUID stream,
        boolean display,
        Instant endsAt) {

    static Subscriber of(Caller caller, @Nullable UUID unit, @Nullable UUID stream, Instant endsAt) {
        return new Subscriber(caller.tenantId(), caller.user(), caller.isService(), unit, stream, false, endsAt);
    }

    static Subscriber of(Display display, Instant endsAt) {
        return new Subscriber(display.tenant(), display.id(), false, display.unit(), null, true, endsAt);
    }
}
