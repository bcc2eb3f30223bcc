package org.flightplan.web.security;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.UUID;
import org.flightplan.tenants.Tenant;
import org.flightplan.tenants.TenantId;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.RequestScope;
import org.flightplan.web.security.TenantShares.Exhausted;
import org.flightplan.web.security.TenantShares.Turn;
import org.jspecify.annotations.Nullable;

/**
 * Has a resource's method wait for its tenant's turn, and ends the turn with the method: what a command still waits for
 * then takes no thread. Who acts in no tenant, a platform administrator, has a share like a tenant's.
 */
@Interceptor
@Allowed
@Priority(Interceptor.Priority.APPLICATION)
@SuppressWarnings("serial")
class TurnOfTenant {

    private static final TenantId NO_TENANT = new TenantId(new UUID(0, 0));
    private static final int AGAIN_AFTER_SECONDS = 1;

    @Inject
    @SuppressWarnings("NullAway.Init")
    TenantShares shares;

    @Inject
    @SuppressWarnings("NullAway.Init")
    RequestScope scope;

    @AroundInvoke
    @Nullable
    Object inTurn(InvocationContext call) throws Exception {
        Tenant tenant = scope.caller().tenant();
        Turn turn = begun(tenant == null ? NO_TENANT : tenant.id());
        try {
            return call.proceed();
        } finally {
            turn.end();
        }
    }

    private Turn begun(TenantId tenant) {
        try {
            return shares.begin(tenant, TenantShares.PATIENCE_MILLIS);
        } catch (Exhausted e) {
            throw new ProblemException(Problems.tooManyAtOnce(AGAIN_AFTER_SECONDS));
        }
    }
}
