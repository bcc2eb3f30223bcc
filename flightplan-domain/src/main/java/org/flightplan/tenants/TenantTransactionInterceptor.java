package org.flightplan.tenants;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import org.jspecify.annotations.Nullable;

/** The one place that begins a tenant's transaction and tells the database whose rows it may see. */
@Interceptor
@TenantTransaction
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
@SuppressWarnings("serial")
class TenantTransactionInterceptor {

    // true: until the end of this transaction only, so that the pooled connection forgets the tenant
    private static final String SET_TENANT = "select set_config('flightplan.tenant_id', ?1, true)";

    @Inject
    @SuppressWarnings("NullAway.Init")
    UserTransaction transaction;

    @Inject
    @SuppressWarnings("NullAway.Init")
    PersistenceUnits units;

    @AroundInvoke
    @Nullable
    Object inTenant(InvocationContext call) throws Exception {
        if (!(call.getParameters().length > 0 && call.getParameters()[0] instanceof TenantId tenant)) {
            throw new IllegalStateException("The first argument of " + call.getMethod() + " must be a TenantId");
        }
        if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("A tenant's transaction never runs inside another: " + call.getMethod());
        }
        try {
            transaction.begin();
            units.requests()
                    .createNativeQuery(SET_TENANT)
                    .setParameter(1, tenant.value().toString())
                    .getSingleResult();
            Object answer = call.proceed();
            transaction.commit();
            return answer;
        } catch (Exception e) {
            throw DatabaseUnavailable.orItself(e);
        } finally {
            if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                transaction.rollback();
            }
        }
    }
}
