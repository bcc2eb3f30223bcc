package org.flightplan.web.patients;

import static org.flightplan.fields.Field.required;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.flightplan.audit.AccessHandles;
import org.flightplan.audit.AccessHandles.Handle;
import org.flightplan.audit.Action;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Values;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;

/** {@code /break-glass}. */
@ApplicationScoped
@Path("/break-glass")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class BreakGlassByHandleResource {

    private static final int LONGEST_HANDLE = 255;

    /** The body of {@code POST /break-glass}. */
    public static final Shape BREAK =
            ApiRequest.command(BreakGlassResource.WHY.and(required("handle", new FieldType.Text(LONGEST_HANDLE))));

    @Inject
    Clock clock;

    @Inject
    ApiRequest apiRequest;

    @Inject
    AccessHandles handles;

    @Inject
    BreakGlassRequests breaking;

    /** Opens a record with the handle of a masked row: in an emergency nobody has to know an id. */
    @POST
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.GLASS_BROKEN)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response openByHandle(byte[] body) {
        Values values = apiRequest.read(body, BREAK);
        Optional<Handle> handle =
                handles.read(apiRequest.tenant(), apiRequest.caller().user(), values.text("handle"));
        handle.ifPresent(known -> apiRequest.note().patients(Set.of(known.patient())));
        Handle fresh =
                handle.filter(known -> known.endsAt().isAfter(clock.instant())).orElse(null);
        if (fresh == null) {
            apiRequest.note().refused();
            throw new ProblemException(Problems.invalid(FieldErrors.of(
                    "handle",
                    "must be an access_handle that you were given in the last " + AccessHandles.MINUTES
                            + " minutes: list or search again")));
        }
        apiRequest.note().subject(fresh.patient());
        return breaking.open(fresh.patient(), fresh.stay(), values);
    }
}
