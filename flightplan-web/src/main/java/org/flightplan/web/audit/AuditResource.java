package org.flightplan.web.audit;

import static org.flightplan.fields.Field.required;
import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.flightplan.audit.AccessRecord;
import org.flightplan.audit.Action;
import org.flightplan.audit.AuditQueries;
import org.flightplan.audit.AuditQueries.AuditFilter;
import org.flightplan.audit.LegalHolds;
import org.flightplan.audit.Purpose;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Shape;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.integrity.SealReport;
import org.flightplan.integrity.SealVerification;
import org.flightplan.tenants.TenantId;
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
import org.flightplan.web.security.TenantShares;
import org.jspecify.annotations.Nullable;

/** {@code /admin/audit}. */
@ApplicationScoped
@Path("/admin/audit")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class AuditResource {

    /** The body of {@code POST /admin/audit/hold}. */
    public static final Shape HOLD = ApiRequest.command(Shape.of(required("held", new FieldType.Flag())));

    /** How far back an account of disclosures goes: 45 CFR 164.528(a)(1). */
    private static final int YEARS = 6;

    /** So many seals a request: a hundred thousand events at most. */
    public static final int MOST_SEALS = 50;

    private static final List<String> ACTIONS =
            Arrays.stream(Action.values()).map(Action::stored).toList();

    @Inject
    Clock clock;

    @Inject
    ApiRequest apiRequest;

    @Inject
    AccessRecords accessRecords;

    @Inject
    AuditQueries queries;

    @Inject
    TenantShares shares;

    @Inject
    SealVerification seals;

    @Inject
    LegalHolds holds;

    /** A page of the tenant's access records, newest first. */
    @GET
    @Allowed(Role.PRIVACY_OFFICER)
    @Audited(Action.AUDIT_SEARCHED)
    public Response search() {
        Parameters query =
                apiRequest.query("user", "patient_id", "action", "purpose", "from", "to", "limit", "offset", "cursor");
        Page page = Page.of(query);
        AuditFilter filter = filter(query);
        List<AccessRecord> found =
                queries.search(apiRequest.tenant(), filter, page.idAfter(), page.offset(), page.fetch());
        accessRecords.served(patients(filter.patient()));
        return ApiResponses.ok(page.json(
                found, AuditResource::json, accessRecord -> accessRecord.id().toString()));
    }

    /** All access records of the tenant that a filter lets through, newest first, this one too. */
    @GET
    @Path("/export")
    @Allowed(Role.PRIVACY_OFFICER)
    @Audited(Action.AUDIT_EXPORTED)
    public Response export() {
        AuditFilter filter = filter(apiRequest.query("user", "patient_id", "action", "purpose", "from", "to"));
        accessRecords.served(patients(filter.patient()));
        return Response.ok(new AuditExport(shares, queries, apiRequest.tenant(), filter, AuditResource::json))
                .build();
    }

    private static AuditFilter filter(Parameters query) {
        return new AuditFilter(
                query.id("user"),
                query.id("patient_id"),
                query.word("action", ACTIONS),
                query.word("purpose", Purpose.names()),
                query.moment("from"),
                query.moment("to"));
    }

    /** To whom a patient's data was disclosed for a purpose that must be accounted, newest first. */
    @GET
    @Path("/disclosures")
    @Allowed(Role.PRIVACY_OFFICER)
    @Audited(Action.DISCLOSURES_ACCOUNTED)
    public Response disclosures() {
        Parameters query = apiRequest.query("patient_id", "limit", "offset", "cursor");
        Page page = Page.of(query);
        UUID patient = query.id("patient_id");
        if (patient == null) {
            throw new ProblemException(Problems.invalid(FieldErrors.of("patient_id", "is required")));
        }
        Instant since =
                clock.instant().atOffset(ZoneOffset.UTC).minusYears(YEARS).toInstant();
        List<AccessRecord> found =
                queries.disclosures(apiRequest.tenant(), patient, since, page.idAfter(), page.offset(), page.fetch());
        accessRecords.served(patients(patient));
        return ApiResponses.ok(page.json(
                found, AuditResource::json, accessRecord -> accessRecord.id().toString()));
    }

    /** Whether the trail is under a legal hold. */
    @GET
    @Path("/hold")
    @Allowed(Role.PRIVACY_OFFICER)
    @Audited(Action.LEGAL_HOLD_READ)
    public Response hold() {
        apiRequest.query();
        return held();
    }

    /** Sets or lifts the legal hold: while it is set, nothing of the trail is purged. */
    @POST
    @Path("/hold")
    @Allowed(Role.PRIVACY_OFFICER)
    @Audited(Action.LEGAL_HOLD_SET)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response hold(byte[] body) {
        boolean held = Boolean.TRUE.equals(apiRequest.read(body, HOLD).flagOrNull("held"));
        apiRequest.note().action(held ? Action.LEGAL_HOLD_SET : Action.LEGAL_HOLD_LIFTED);
        holds.set(
                apiRequest.tenant(),
                TimeOrderedId.madeAt(clock.instant()),
                apiRequest.caller().user(),
                held);
        return held();
    }

    private Response held() {
        return ApiResponses.ok(
                doc().with("held", holds.isHeld(apiRequest.tenant())).build());
    }

    /** Whether the log is as it was sealed: the first thing that is not, and what is not sealed yet. */
    @GET
    @Path("/verify")
    @Allowed(Role.PRIVACY_OFFICER)
    @Audited(Action.LOG_VERIFIED)
    public Response verify() {
        Parameters query = apiRequest.query("after", "limit");
        return ApiResponses.ok(verified(seals, apiRequest.tenant(), Seals.of(query)));
    }

    /** Which seals are asked for. */
    record Seals(int after, int limit) {

        static Seals of(Parameters query) {
            return new Seals((int) query.whole("after", 0, Integer.MAX_VALUE - 1, 0), (int)
                    query.whole("limit", 1, MOST_SEALS, MOST_SEALS));
        }
    }

    static JsonObject verified(SealVerification seals, TenantId tenant, Seals asked) {
        return json(seals.verify(tenant, asked.after(), asked.limit()));
    }

    private static JsonObject json(SealReport report) {
        JsonDoc finding = doc();
        report.finding()
                .ifPresent(first -> finding.with("kind", first.kind().name().toLowerCase(Locale.ROOT))
                        .with("position", first.position())
                        .with("seal", first.seal()));
        JsonObject first = finding.build();
        return doc().with("intact", report.finding().isEmpty())
                .with("first_finding", first.isEmpty() ? null : first)
                .with("seals", report.seals())
                .with("events", report.events())
                .with("through_position", report.throughPosition())
                .with("unsealed_events", report.unsealedEvents())
                .with("next", report.next().isPresent() ? report.next().getAsInt() : null)
                .build();
    }

    private static Set<UUID> patients(@Nullable UUID asked) {
        return asked == null ? Set.of() : Set.of(asked);
    }

    private static JsonObject json(AccessRecord accessRecord) {
        return doc().with("id", accessRecord.id())
                .with("recorded_at", accessRecord.at())
                .with("user", accessRecord.user())
                .with("action", accessRecord.action())
                .with("subject_id", accessRecord.subject())
                .with("patient_ids", accessRecord.patients())
                .with("purpose", accessRecord.purpose())
                .with("outcome", accessRecord.outcome())
                .with("request_id", accessRecord.request())
                .build();
    }
}
