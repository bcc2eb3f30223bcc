package org.flightplan.web.patients;

import static org.flightplan.fields.Field.required;

import jakarta.enterprise.context.RequestScoped;
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
import org.flightplan.fields.Kind;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Values;
import org.flightplan.web.http.Exchange;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;
import org.flightplan.web.security.Role;

/** {@code /break-glass}. */
@RequestScoped
@Path("/break-glass")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class BreakGlassByHandleResource {

    private static final int LONGEST_HANDLE = 255;

    /** The body of {@code POST /break-glass}. */
    public static final Shape BREAK =
            Exchange.command(BreakGlassResource.WHY.and(required("handle", new Kind.Text(LONGEST_HANDLE))));

    @Inject
    Clock clock;

    @Inject
    Exchange exchange;

    @Inject
    AccessHandles handles;

    @Inject
    GlassBreaking breaking;

    /** Opens a record with the handle of a masked row: in an emergency nobody has to know an id. */
    @POST
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.GLASS_BROKEN)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response openByHandle(byte[] body) {
        Values values = exchange.read(body, BREAK);
        Optional<Handle> handle =
                handles.read(exchange.tenant(), exchange.caller().user(), values.text("handle"));
        handle.ifPresent(known -> exchange.note().patients(Set.of(known.patient())));
        Handle fresh =
                handle.filter(known -> known.endsAt().isAfter(clock.instant())).orElse(null);
        if (fresh == null) {
            exchange.note().refused();
            throw new ProblemException(Problems.invalid(FieldErrors.of(
                    "handle",
                    "must be an access_handle that you were given in the last " + AccessHandles.MINUTES
                            + " minutes: list or search again")));
        }
        exchange.note().subject(fresh.patient());
        return breaking.open(fresh.patient(), fresh.stay(), values);
    }
}
