package org.flightplan.web.audit;

import static org.flightplan.fields.Doc.doc;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flightplan.audit.Action;
import org.flightplan.audit.BreakGlass;
import org.flightplan.audit.BrokenGlass;
import org.flightplan.fields.Doc;
import org.flightplan.web.http.Answers;
import org.flightplan.web.http.Exchange;
import org.flightplan.web.http.Looks;
import org.flightplan.web.http.Page;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;
import org.flightplan.web.security.Role;

/** {@code /admin/break-glass}: the privacy officer's alerts. */
@RequestScoped
@Path("/admin/break-glass")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class BrokenGlassResource {

    private static final List<String> WHICH = List.of("alerts", "all");

    @Inject
    Clock clock;

    @Inject
    Exchange exchange;

    @Inject
    BreakGlass glass;

    @Inject
    Looks looks;

    /** A page of broken glass, newest first: what is not reviewed yet, or all. */
    @GET
    @Allowed(Role.PRIVACY_OFFICER)
    @Audited(Action.BROKEN_GLASS_LISTED)
    public Response list() {
        Parameters query = exchange.query("which", "limit", "cursor");
        Page page = Page.of(query);
        boolean all = "all".equals(query.word("which", WHICH));
        List<BrokenGlass> found = glass.list(exchange.tenant(), AuditResource.before(page), all, page.fetch());
        looks.served(page.shown(found).stream().map(BrokenGlass::patient).toList());
        return Answers.ok(
                page.json(found, BrokenGlassResource::json, one -> one.id().toString()));
    }

    /** Keeps that the caller has looked at one; again, the first review stands. */
    @POST
    @Path("/{id}/review")
    @Allowed(Role.PRIVACY_OFFICER)
    @Audited(Action.BROKEN_GLASS_REVIEWED)
    public Response review(@PathParam("id") String idText) {
        UUID id = Parameters.id("id", idText);
        BrokenGlass asked = find(id);
        exchange.note().patients(Set.of(asked.patient()));
        if (asked.user().equals(exchange.caller().user())) {
            throw new ProblemException(Problems.forbidden("Nobody reviews his own. Another privacy officer does."));
        }
        glass.review(
                exchange.tenant(),
                id,
                new BrokenGlass.Review(exchange.caller().user(), clock.instant().truncatedTo(ChronoUnit.MICROS)));
        BrokenGlass reviewed = find(id);
        return Answers.ok(json(reviewed));
    }

    private BrokenGlass find(UUID id) {
        return glass.find(exchange.tenant(), id).orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    private static JsonObject json(BrokenGlass glass) {
        Doc doc = doc().with("id", glass.id())
                .with("patient_id", glass.patient())
                .with("user", glass.user())
                .with("reason", glass.data().get("reason"))
                .with("broken_at", glass.at())
                .with("ends_at", glass.ends())
                .with("request_id", glass.request());
        BrokenGlass.Review review = glass.review();
        return review == null
                ? doc.build()
                : doc.with("reviewed_by", review.by())
                        .with("reviewed_at", review.at())
                        .build();
    }
}
