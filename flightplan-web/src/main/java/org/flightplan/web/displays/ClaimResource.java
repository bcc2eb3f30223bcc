package org.flightplan.web.displays;

import static org.flightplan.fields.Field.required;
import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.flightplan.audit.Action;
import org.flightplan.displays.Display;
import org.flightplan.displays.Displays;
import org.flightplan.displays.Displays.Opened;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.RequestScope;
import org.flightplan.web.security.Open;

/** {@code /displays/claim}: what a screen calls that nobody is signed in at. */
@ApplicationScoped
@Path("/displays/claim")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class ClaimResource {

    /** Its body. */
    public static final Shape CLAIM = Shape.of(required("code", new FieldType.Text(40)));

    // whoever guesses holds few of the connections that others work with
    private static final int AT_ONCE = 2;
    private static final long PATIENCE_SECONDS = 5;

    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    @Inject
    ApiRequest apiRequest;

    @Inject
    RequestScope scope;

    @Inject
    Displays displays;

    /** Makes the caller the display whose code it brings: the secret is told here and nowhere else. */
    @POST
    @Open
    @Consumes(MediaType.APPLICATION_JSON)
    public Response claim(byte[] body) {
        String code = apiRequest.read(body, CLAIM).text("code");
        Opened claimed = inTurn(code)
                .orElseThrow(() -> new ProblemException(Problems.invalid(FieldErrors.of(
                        "code",
                        "is none that can be claimed: a code is good once, for 15 minutes; have the hospital's administrator"
                                + " make another display"))));
        Display display = claimed.display();
        scope.note(display.tenant(), display.id(), false, Action.DISPLAY_CLAIMED);
        scope.note().subject(display.id());
        return ApiResponses.ok(doc().with("display_id", display.id())
                .with("name", display.name())
                .with("unit_id", display.unit())
                .with("secret", claimed.text())
                .build());
    }

    private Optional<Opened> inTurn(String code) {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new ProblemException(Problems.unavailable());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problems.unavailable());
        }
        try {
            return displays.claim(code);
        } finally {
            turns.release();
        }
    }
}
