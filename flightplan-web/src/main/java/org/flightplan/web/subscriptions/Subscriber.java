package org.flightplan.web.subscriptions;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import org.flightplan.displays.Display;
import org.flightplan.tenants.TenantId;
import org.flightplan.web.requests.Caller;
import org.flightplan.web.requests.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who follows the log, and what of it.
 *
 * @param tenant whose log
 * @param user who is told
 * @param service whether that is a service, to whom nothing is closed
 * @param reader whether that is somebody who reads of patients; others are told of units, and whose record was erased
 * @param unit whose events alone are told, or null
 * @param stream whose events alone are told, or null
 * @param display whether that is a display, which is told that something happens and not what
 * @param endsAt when the token is over
 */
record Subscriber(
        TenantId tenant,
        UUID user,
        boolean service,
        boolean reader,
        @Nullable UUID unit,
        @Nullable UUID stream,
        boolean display,
        Instant endsAt) {

    private static final Set<Role> READERS = Set.of(Role.VIEWER, Role.CLINICIAN, Role.INTERFACE);

    static Subscriber of(Caller caller, @Nullable UUID unit, @Nullable UUID stream, Instant endsAt) {
        boolean reader = !Collections.disjoint(caller.roles(), READERS);
        return new Subscriber(
                caller.tenantId(), caller.user(), caller.isService(), reader, unit, stream, false, endsAt);
    }

    static Subscriber of(Display display, Instant endsAt) {
        return new Subscriber(display.tenant(), display.id(), false, false, display.unit(), null, true, endsAt);
    }
}
