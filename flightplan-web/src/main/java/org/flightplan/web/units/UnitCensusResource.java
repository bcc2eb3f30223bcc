package org.flightplan.web.units;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.flightplan.audit.Action;
import org.flightplan.units.Census.Told;
import org.flightplan.units.UnitId;
import org.flightplan.units.views.CensusQueries;
import org.flightplan.web.http.AccessRecords;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;

/** {@code /units/{id}/census}: of a unit, as JSON or, by {@code Accept}, as CSV. */
@ApplicationScoped
@Path("/units")
@SuppressWarnings("NullAway.Init")
public class UnitCensusResource {

    @Inject
    ApiRequest apiRequest;

    @Inject
    CensusRequests requests;

    @Inject
    CensusQueries census;

    @Inject
    AccessRecords accessRecords;

    /** The days of a unit. */
    @GET
    @Path("/{id}/census")
    @Produces({MediaType.APPLICATION_JSON, CensusForms.CSV})
    @Allowed({Role.VIEWER, Role.CLINICIAN, Role.TENANT_ADMIN})
    @Audited(Action.CENSUS_READ)
    public Response read(@PathParam("id") String idText, @Context HttpHeaders headers) {
        UnitId id = new UnitId(Parameters.id("id", idText));
        CensusRequests.Asked asked = requests.asked();
        CensusDays days = asked.days();
        Told found = census.ofUnit(apiRequest.tenant(), id, days.from(), days.to(), days.zone(), asked.then());
        if (found == null) {
            throw accessRecords.notFound(id.value());
        }
        return CensusForms.answer(found, headers);
    }
}
