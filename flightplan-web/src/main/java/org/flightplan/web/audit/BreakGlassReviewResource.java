package org.flightplan.web.audit;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
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
import org.flightplan.audit.EmergencyAccess;
import org.flightplan.audit.EmergencyAccesses;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.http.AccessRecords;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.Page;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;

/** {@code /admin/break-glass}: the privacy officer's alerts. */
@ApplicationScoped
@Path("/admin/break-glass")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class BreakGlassReviewResource {

    private static final List<String> WHICH = List.of("alerts", "all");

    @Inject
    Clock clock;

    @Inject
    ApiRequest apiRequest;

    @Inject
    EmergencyAccesses glass;

    @Inject
    AccessRecords accessRecords;

    /** A page of broken glass, newest first: what is not reviewed yet, or all. */
    @GET
    @Allowed(Role.PRIVACY_OFFICER)
    @Audited(Action.BROKEN_GLASS_LISTED)
    public Response list() {
        Parameters query = apiRequest.query("which", "limit", "cursor");
        Page page = Page.of(query);
        boolean all = "all".equals(query.word("which", WHICH));
        List<EmergencyAccess> found = glass.list(apiRequest.tenant(), page.idAfter(), all, page.fetch());
        accessRecords.served(
                page.shown(found).stream().map(EmergencyAccess::patient).toList());
        return ApiResponses.ok(
                page.json(found, BreakGlassReviewResource::json, one -> one.id().toString()));
    }

    /** Keeps that the caller has looked at one; again, the first review stands. */
    @POST
    @Path("/{id}/review")
    @Allowed(Role.PRIVACY_OFFICER)
    @Audited(Action.BROKEN_GLASS_REVIEWED)
    public Response review(@PathParam("id") String idText) {
        UUID id = Parameters.id("id", idText);
        EmergencyAccess asked = find(id);
        apiRequest.note().patients(Set.of(asked.patient()));
        if (asked.user().equals(apiRequest.caller().user())) {
            throw new ProblemException(Problems.forbidden("Nobody reviews his own. Another privacy officer does."));
        }
        glass.review(
                apiRequest.tenant(),
                id,
                new EmergencyAccess.Review(
                        apiRequest.caller().user(), clock.instant().truncatedTo(ChronoUnit.MICROS)));
        EmergencyAccess reviewed = find(id);
        return ApiResponses.ok(json(reviewed));
    }

    private EmergencyAccess find(UUID id) {
        return glass.find(apiRequest.tenant(), id).orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    private static JsonObject json(EmergencyAccess glass) {
        JsonDoc doc = doc().with("id", glass.id())
                .with("patient_id", glass.patient())
                .with("user", glass.user())
                .with("reason", glass.data().get("reason"))
                .with("accessed_at", glass.at())
                .with("ends_at", glass.ends())
                .with("request_id", glass.request());
        EmergencyAccess.Review review = glass.review();
        return review == null
                ? doc.build()
                : doc.with("reviewed_by", review.by())
                        .with("reviewed_at", review.at())
                        .build();
    }
}
