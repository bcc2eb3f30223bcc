package org.flightplan.web.board;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.flightplan.audit.Action;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.JsonDoc;
import org.flightplan.tenants.Tenant;
import org.flightplan.web.http.AccessRecords;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;
import org.jspecify.annotations.Nullable;

/** {@code /board}. */
@ApplicationScoped
@Path("/board")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class BoardResource {

    /** The words of {@code view}. */
    public static final List<String> VIEWS = List.of("board", "day");

    private static final Duration LONGEST_LOOK_BACK = Duration.ofDays(7);

    @Inject
    Clock clock;

    @Inject
    ApiRequest apiRequest;

    @Inject
    BoardReading reading;

    @Inject
    AccessRecords accessRecords;

    /** Who is in which bed now, and what the day brings; of the day alone with {@code view=day}. */
    @GET
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.BOARD_READ)
    public Response read() {
        Parameters query = apiRequest.query("view", "since");
        boolean dayAlone = "day".equals(query.word("view", VIEWS));
        Tenant tenant = apiRequest.caller().requiredTenant();
        Instant now = clock.instant();
        Instant since = since(query.moment("since"), now, tenant);
        BoardData data = reading.read(tenant, now, since, any -> true);
        accessRecords.servedAgain(data.patientsShown());
        JsonDoc board = doc().with("position", data.position());
        if (!dayAlone) {
            new UnitRows(data).addTo(board);
        }
        return ApiResponses.ok(
                board.with("day", new DayList(data, since).json()).build());
    }

    private static Instant since(@Nullable Instant asked, Instant now, Tenant tenant) {
        if (asked == null) {
            return tenant.dayOf(now).atStartOfDay(tenant.zone()).toInstant();
        } else if (asked.isAfter(now) || asked.isBefore(now.minus(LONGEST_LOOK_BACK))) {
            throw new ProblemException(Problems.invalid(
                    FieldErrors.of("since", "must lie in the last " + LONGEST_LOOK_BACK.toDays() + " days")));
        }
        return asked;
    }
}
