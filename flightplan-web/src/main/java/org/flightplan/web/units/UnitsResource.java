package org.flightplan.web.units;

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
import org.flightplan.audit.Action;
import org.flightplan.fields.JsonDoc;
import org.flightplan.units.UnitId;
import org.flightplan.units.views.UnitQueries;
import org.flightplan.units.views.UnitQueries.ListedUnit;
import org.flightplan.units.views.UnitView;
import org.flightplan.web.http.AccessRecords;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.Page;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;
import org.jspecify.annotations.Nullable;

/** {@code /units}: what is shown of units. */
@ApplicationScoped
@Path("/units")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class UnitsResource {

    @Inject
    ApiRequest apiRequest;

    @Inject
    UnitQueries units;

    @Inject
    AccessRecords accessRecords;

    /** A page of units, closed ones too, in the order in which they were opened. */
    @GET
    @Allowed({Role.VIEWER, Role.CLINICIAN, Role.TENANT_ADMIN, Role.INTERFACE})
    @Audited(Action.UNITS_READ)
    public Response list() {
        Page page = Page.of(apiRequest.query("limit", "offset", "cursor"));
        List<ListedUnit> found = units.list(apiRequest.tenant(), after(page.cursor()), page.offset(), page.fetch());
        return ApiResponses.ok(page.json(found, one -> json(one.unit()), one -> String.valueOf(one.position())));
    }

    /** One unit, with its beds. */
    @GET
    @Path("/{id}")
    @Allowed({Role.VIEWER, Role.CLINICIAN, Role.TENANT_ADMIN, Role.INTERFACE})
    @Audited(Action.UNITS_READ)
    public Response find(@PathParam("id") String idText) {
        apiRequest.query();
        UnitId id = new UnitId(Parameters.id("id", idText));
        UnitView unit = units.find(apiRequest.tenant(), id).orElseThrow(() -> accessRecords.notFound(id.value()));
        return ApiResponses.versioned(json(unit), unit.version());
    }

    private static long after(@Nullable String cursor) {
        try {
            return cursor == null ? 0 : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Page.unreadableCursor();
        }
    }

    private static JsonObject json(UnitView unit) {
        JsonDoc doc = doc().with("unit_id", unit.id());
        unit.data().forEach(doc::with);
        return doc.with("version", unit.version()).build();
    }
}
