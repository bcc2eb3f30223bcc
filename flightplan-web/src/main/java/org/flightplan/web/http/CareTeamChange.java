package org.flightplan.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.Caller;
import org.flightplan.web.requests.RequestScope;
import org.flightplan.web.requests.Role;

/** Who may change a care team, whichever way it is asked for. */
@ApplicationScoped
public class CareTeamChange {

    private final RequestScope scope;
    private final Access access;

    /** @param scope the request, {@code access} to stays */
    @Inject
    public CareTeamChange(RequestScope scope, Access access) {
        this.scope = scope;
        this.access = access;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected CareTeamChange() {
        this(null, null);
    }

    /**
     * Lets pass whoever has access to the stay, and the hospital's administrator.
     *
     * @throws ProblemException 403 when it is asked for oneself, or without access
     */
    public void require(UUID user, UUID stay) {
        Caller caller = scope.caller();
        if (user.equals(caller.user())) {
            throw new ProblemException(Problems.forbidden(
                    "Nobody changes his own place in a care team. Ask another of the team, or the administrator."));
        }
        if (!caller.roles().contains(Role.TENANT_ADMIN)) {
            access.require(stay);
        }
    }
}
