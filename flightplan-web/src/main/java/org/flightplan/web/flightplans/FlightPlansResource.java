package org.flightplan.web.flightplans;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flightplan.audit.Action;
import org.flightplan.audit.StreamPatients;
import org.flightplan.fields.JsonDoc;
import org.flightplan.flightplans.FlightPlanEvent.PlanStatus;
import org.flightplan.flightplans.FlightPlanId;
import org.flightplan.flightplans.views.FlightPlanQueries;
import org.flightplan.flightplans.views.FlightPlanQueries.FlightPlanView;
import org.flightplan.web.http.Access;
import org.flightplan.web.http.AccessRecords;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.Page;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;
import org.jspecify.annotations.Nullable;

/** {@code /flightplans}. */
@ApplicationScoped
@Path("/flightplans")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class FlightPlansResource {

    @Inject
    ApiRequest apiRequest;

    @Inject
    FlightPlanQueries queries;

    @Inject
    StreamPatients patients;

    @Inject
    Access access;

    @Inject
    AccessRecords accessRecords;

    /** A page of flight plans, by id. Where care teams are kept, those of the stays that are open to the caller. */
    @GET
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.FLIGHT_PLANS_LISTED)
    public Response list() {
        Parameters query = apiRequest.query("status", "limit", "offset", "cursor");
        Page page = Page.of(query);
        Set<UUID> among = access.isLimited() ? access.open().stays() : null;
        List<FlightPlanView> found = queries.list(
                apiRequest.tenant(),
                query.word("status", PlanStatus.WORDS),
                among,
                after(page.cursor()),
                page.offset(),
                page.fetch());
        List<UUID> shown = page.shown(found).stream().map(FlightPlanView::id).toList();
        accessRecords.served(patients.of(apiRequest.tenant(), shown));
        return ApiResponses.ok(
                page.json(found, FlightPlansResource::json, plan -> plan.id().toString()));
    }

    private static @Nullable UUID after(@Nullable String cursor) {
        try {
            return cursor == null ? null : UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw Page.unreadableCursor();
        }
    }

    /** One flight plan. */
    @GET
    @Path("/{id}")
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.FLIGHT_PLAN_READ)
    public Response find(@PathParam("id") String id) {
        apiRequest.query();
        FlightPlanId asked = new FlightPlanId(Parameters.id("id", id));
        FlightPlanView plan =
                queries.find(apiRequest.tenant(), asked).orElseThrow(() -> accessRecords.notFound(asked.value()));
        accessRecords.served(plan.id(), patients.of(apiRequest.tenant(), List.of(plan.id())));
        return ApiResponses.versioned(json(plan), plan.version());
    }

    private static JsonObject json(FlightPlanView plan) {
        JsonDoc doc = doc().with("id", plan.id()).with("admission_id", plan.admissionId());
        plan.data().forEach(doc::with);
        return doc.with("version", plan.version()).build();
    }
}
