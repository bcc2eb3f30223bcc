package org.flightplan.web.units;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.flightplan.audit.Action;
import org.flightplan.units.views.CensusQueries;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;

/** {@code /census}: of the house, as JSON or, by {@code Accept}, as CSV. */
@ApplicationScoped
@Path("/census")
@SuppressWarnings("NullAway.Init")
public class CensusResource {

    @Inject
    ApiRequest apiRequest;

    @Inject
    CensusRequests requests;

    @Inject
    CensusQueries census;

    /** The days of the whole house. */
    @GET
    @Produces({MediaType.APPLICATION_JSON, CensusForms.CSV})
    @Allowed({Role.VIEWER, Role.CLINICIAN, Role.TENANT_ADMIN})
    @Audited(Action.CENSUS_READ)
    public Response read(@Context HttpHeaders headers) {
        CensusRequests.Asked asked = requests.asked();
        CensusDays days = asked.days();
        return CensusForms.answer(
                census.ofHouse(apiRequest.tenant(), days.from(), days.to(), days.zone(), asked.then()), headers);
    }
}
