package org.flightplan.web.patients;

import static org.flightplan.fields.Field.required;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.flightplan.audit.Action;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Values;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;

/** {@code /patients/{id}/break-glass}. */
@ApplicationScoped
@Path("/patients/{id}/break-glass")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class BreakGlassResource {

    /** The longest that a glass stays broken, in minutes. */
    public static final int MOST_MINUTES = 60;

    static final Shape WHY = Shape.of(
            required("reason", new FieldType.Text(500)).asPhi(),
            required("minutes", new FieldType.Whole(1, MOST_MINUTES)));

    /** The body of {@code POST /patients/{id}/break-glass}. */
    public static final Shape BREAK = ApiRequest.command(WHY);

    @Inject
    ApiRequest apiRequest;

    @Inject
    BreakGlassRequests breaking;

    /** Opens a patient's record to the caller for a while, whoever is in the care team; the privacy officer reviews it. */
    @POST
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.GLASS_BROKEN)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response open(@PathParam("id") String idText, byte[] body) {
        Values values = apiRequest.read(body, BREAK);
        return breaking.open(Parameters.id("id", idText), null, values);
    }
}
