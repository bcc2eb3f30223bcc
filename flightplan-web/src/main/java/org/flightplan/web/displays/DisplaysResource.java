package org.flightplan.web.displays;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.Field.required;
import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.flightplan.audit.Action;
import org.flightplan.displays.Display;
import org.flightplan.displays.Displays;
import org.flightplan.displays.Displays.Opened;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Shape;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.fields.Values;
import org.flightplan.units.UnitId;
import org.flightplan.units.views.UnitQueries;
import org.flightplan.units.views.UnitView;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.Page;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;

/** {@code /admin/displays}. */
@ApplicationScoped
@Path("/admin/displays")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class DisplaysResource {

    /** The body of {@code POST /admin/displays}. */
    public static final Shape MAKE = Shape.of(
            required("name", new FieldType.Text(100)),
            required("unit_id", new FieldType.Id()),
            optional("shows_names", new FieldType.Flag()));

    /** What becomes of a display. */
    public static final List<String> STATES = List.of("waiting", "claimed", "expired", "revoked");

    @Inject
    Clock clock;

    @Inject
    ApiRequest apiRequest;

    @Inject
    UnitQueries units;

    @Inject
    Displays displays;

    /** Makes a display of a unit's board; its code is told here and nowhere else. */
    @POST
    @Allowed(Role.TENANT_ADMIN)
    @Audited(Action.DISPLAY_MADE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response make(byte[] body) {
        Values values = apiRequest.read(body, MAKE);
        UUID unit = values.id("unit_id");
        if (units.find(apiRequest.tenant(), new UnitId(unit))
                .filter(UnitView::isOpen)
                .isEmpty()) {
            throw new ProblemException(Problems.invalid(FieldErrors.of("unit_id", "must be that of an open unit")));
        }
        Instant now = clock.instant();
        Opened made = displays.make(
                apiRequest.tenant(),
                TimeOrderedId.madeAt(now),
                values.text("name"),
                unit,
                Boolean.TRUE.equals(values.flagOrNull("shows_names")),
                apiRequest.caller().user());
        apiRequest.note().subject(made.display().id());
        return Response.status(Response.Status.CREATED)
                .entity(json(made.display(), now)
                        .with("code", made.text())
                        .build()
                        .toString())
                .build();
    }

    /** A page of displays, newest first, revoked ones too. */
    @GET
    @Allowed(Role.TENANT_ADMIN)
    @Audited(Action.DISPLAYS_LISTED)
    public Response list() {
        Page page = Page.of(apiRequest.query("limit", "cursor"));
        Instant now = clock.instant();
        List<Display> found = displays.list(apiRequest.tenant(), page.idAfter(), page.fetch());
        return ApiResponses.ok(
                page.json(found, one -> json(one, now).build(), one -> one.id().toString()));
    }

    /** Revokes a display: within seconds its secret is good for nothing. */
    @DELETE
    @Path("/{id}")
    @Allowed(Role.TENANT_ADMIN)
    @Audited(Action.DISPLAY_REVOKED)
    public Response revoke(@PathParam("id") String idText) {
        Display revoked = displays.revoke(apiRequest.tenant(), Parameters.id("id", idText))
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
        return ApiResponses.ok(json(revoked, clock.instant()).build());
    }

    private static JsonDoc json(Display display, Instant now) {
        return doc().with("display_id", display.id())
                .with("name", display.name())
                .with("unit_id", display.unit())
                .with("shows_names", display.showsNames())
                .with("state", state(display, now))
                .with("made_by", display.madeBy())
                .with("made_at", display.madeAt())
                .with("code_ends_at", display.codeEndsAt())
                .with("claimed_at", display.claimedAt())
                .with("revoked_at", display.revokedAt());
    }

    private static String state(Display display, Instant now) {
        if (display.revokedAt() != null) {
            return "revoked";
        } else if (display.claimedAt() != null) {
            return "claimed";
        }
        return display.codeEndsAt().isAfter(now) ? "waiting" : "expired";
    }
}
