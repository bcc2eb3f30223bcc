package org.flightplan.web.patients;

import static org.flightplan.fields.Doc.doc;
import static org.flightplan.fields.Field.required;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.flightplan.audit.AccessHandles;
import org.flightplan.audit.AccessHandles.Handle;
import org.flightplan.audit.Action;
import org.flightplan.audit.BreakGlass;
import org.flightplan.audit.BrokenGlass;
import org.flightplan.commands.CommandRejection;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.Kind;
import org.flightplan.fields.Shape;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.fields.Values;
import org.flightplan.keys.PatientErased;
import org.flightplan.patients.PatientId;
import org.flightplan.patients.views.PatientQueries;
import org.flightplan.web.http.Exchange;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;
import org.flightplan.web.security.Role;
import org.jspecify.annotations.Nullable;

/** {@code /break-glass} and {@code /patients/{id}/break-glass}. */
@RequestScoped
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class BreakGlassResource {

    /** The longest that a glass stays broken, in minutes. */
    public static final int MOST_MINUTES = 60;

    private static final int LONGEST_HANDLE = 255;

    private static final Shape WHY = Shape.of(
            required("reason", new Kind.Text(500)).asPhi(), required("minutes", new Kind.Whole(1, MOST_MINUTES)));

    /** The body of {@code POST /patients/{id}/break-glass}. */
    public static final Shape BREAK = Exchange.command(WHY);

    /** The body of {@code POST /break-glass}. */
    public static final Shape BREAK_BY_HANDLE =
            Exchange.command(WHY.and(required("handle", new Kind.Text(LONGEST_HANDLE))));

    @Inject
    Clock clock;

    @Inject
    Exchange exchange;

    @Inject
    PatientQueries queries;

    @Inject
    BreakGlass glass;

    @Inject
    AccessHandles handles;

    /** Opens a patient's record to the caller for a while, whoever is in the care team; the privacy officer reviews it. */
    @POST
    @Path("/patients/{id}/break-glass")
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.GLASS_BROKEN)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response open(@PathParam("id") String idText, byte[] body) {
        Values values = exchange.read(body, BREAK);
        return open(Parameters.id("id", idText), null, values);
    }

    /** Does so with the handle of a masked row: in an emergency nobody has to know an id. */
    @POST
    @Path("/break-glass")
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.GLASS_BROKEN)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response openByHandle(byte[] body) {
        Values values = exchange.read(body, BREAK_BY_HANDLE);
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
        return open(fresh.patient(), fresh.stay(), values);
    }

    private Response open(UUID patient, @Nullable UUID stay, Values values) {
        if (queries.find(exchange.tenant(), new PatientId(patient)).isEmpty()) {
            throw new ProblemException(Problems.notFound());
        }
        exchange.note().patients(Set.of(patient));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Integer minutes = values.wholeOrNull("minutes");
        UUID id = TimeOrderedId.madeAt(now);
        BrokenGlass broken = new BrokenGlass(
                exchange.tenant(),
                id,
                patient,
                exchange.caller().user(),
                doc().with("reason", values.text("reason")).build(),
                now,
                now.plus(minutes == null ? 0 : minutes, ChronoUnit.MINUTES),
                exchange.requestId(),
                null);
        try {
            glass.open(broken);
        } catch (PatientErased e) {
            throw new ProblemException(Problems.of(new CommandRejection.PatientErased().reason(), FieldErrors.NONE));
        }
        return Response.status(201)
                .entity(doc().with("id", id)
                        .with("patient_id", patient)
                        .with("admission_id", stay)
                        .with("ends_at", broken.ends())
                        .build()
                        .toString())
                .build();
    }
}
