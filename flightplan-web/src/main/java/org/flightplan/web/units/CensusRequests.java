package org.flightplan.web.units;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.flightplan.admissions.views.PastStays;
import org.flightplan.tenants.TenantId;
import org.flightplan.units.Census.Then;
import org.flightplan.units.views.PastBeds;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.AsOf;
import org.flightplan.web.http.Parameters;
import org.jspecify.annotations.Nullable;

/** What a census is asked for: of which days, and as recorded up to when. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class CensusRequests {

    @Inject
    Clock clock;

    @Inject
    ApiRequest apiRequest;

    @Inject
    PastStays stays;

    @Inject
    PastBeds beds;

    /**
     * What is asked for.
     *
     * @param then null for what is recorded now
     */
    record Asked(CensusDays days, @Nullable Then then) {}

    /** Of the request at hand. */
    Asked asked() {
        Parameters query = apiRequest.query("from", "to", "as_of");
        Instant moment = AsOf.of(query, clock);
        CensusDays days =
                CensusDays.of(query, apiRequest.caller().requiredTenant(), moment == null ? clock.instant() : moment);
        return new Asked(days, moment == null ? null : then(apiRequest.tenant(), moment));
    }

    private Then then(TenantId tenant, Instant moment) {
        return new Then(moment, stays.asOf(tenant, moment), beds.asOf(tenant, moment));
    }
}
