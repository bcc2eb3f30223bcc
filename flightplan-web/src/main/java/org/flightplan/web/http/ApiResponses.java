package org.flightplan.web.http;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.flightplan.audit.CareAccess;
import org.flightplan.commands.CommandResult;
import org.flightplan.commands.CommandResult.Done;
import org.flightplan.commands.CommandResult.Refused;
import org.flightplan.commands.CommandThreads;
import org.flightplan.commands.Decision.Warning;
import org.flightplan.commands.Recorded.CommandWarning;
import org.flightplan.commands.Rejection;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Jsons;
import org.flightplan.projections.ProjectionProgress;
import org.flightplan.tenants.TenantId;
import org.flightplan.web.problems.ProblemMapper;
import org.flightplan.web.requests.RequestScope;
import org.jspecify.annotations.Nullable;

/** Answers requests: commands when their events can be read, queries with their version. */
@ApplicationScoped
public class ApiResponses {

    private static final long LONGEST_WAIT_MILLIS = 5_000;

    private final RequestScope scope;
    private final ProjectionProgress progress;
    private final CommandThreads threads;
    private final CareAccess access;

    /** @param scope the request, {@code progress} of the projections, {@code threads} to answer on, {@code access} to stays */
    @Inject
    public ApiResponses(RequestScope scope, ProjectionProgress progress, CommandThreads threads, CareAccess access) {
        this.scope = scope;
        this.progress = progress;
        this.threads = threads;
        this.access = access;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ApiResponses() {
        this(null, null, null, null);
    }

    /** Answers a command whose fields are named in its body as they are in its event. */
    public CompletionStage<Response> command(CompletionStage<CommandResult> result, UUID stream, CommandReply reply) {
        return command(result, stream, reply, (errors, unused) -> errors);
    }

    /**
     * Answers a command when its events are durable and every query shows them; at once, with 202, when the caller
     * prefers that, and after 5 seconds at the latest.
     *
     * @param reply how it is answered when it is accepted
     * @param naming the caller's names of the fields of a refused command, given which one it was
     */
    public CompletionStage<Response> command(
            CompletionStage<CommandResult> result,
            UUID stream,
            CommandReply reply,
            BiFunction<FieldErrors, Integer, FieldErrors> naming) {
        return command(result, stream, reply, naming, rejection -> Set.of(stream));
    }

    /**
     * Answers a command likewise.
     *
     * @param concerned the streams that a refusal may tell of
     */
    public CompletionStage<Response> command(
            CompletionStage<CommandResult> result,
            UUID stream,
            CommandReply reply,
            BiFunction<FieldErrors, Integer, FieldErrors> naming,
            Function<Rejection, Set<UUID>> concerned) {
        UUID request = scope.id();
        TenantId tenant = scope.caller().tenantId();
        boolean respondAsync = prefersNotToWait(scope.request().getHeaderString("Prefer"));
        // on the thread that responses, servers take a relative address for one of another request's
        URI base = scope.base();
        Disclosure told = new Disclosure(access, scope.caller(), scope.note());
        return result.thenCompose(outcome -> {
                    if (outcome instanceof Refused refused) {
                        Rejection rejection = refused.rejection();
                        FieldErrors errors = naming.apply(rejection.reason().fieldErrors(), refused.command());
                        return CompletableFuture.supplyAsync(
                                () -> told.problem(rejection, errors, concerned.apply(rejection))
                                        .response(request),
                                threads);
                    }
                    Done done = (Done) outcome;
                    CompletionStage<Boolean> visible = respondAsync
                            ? CompletableFuture.completedStage(false)
                            : progress.passed(done.position(), tenant, done.recorded().stream(), LONGEST_WAIT_MILLIS);
                    return visible.thenApplyAsync(
                            known -> done(
                                    done, told.body(done, reply), known ? reply : reply.notVisibleYet(), base, naming),
                            threads);
                })
                .exceptionallyAsync(fault -> ProblemMapper.response(fault, request), threads);
    }

    // RFC 7240: a list of preferences, each of which may have parameters
    private static boolean prefersNotToWait(@Nullable String prefer) {
        return prefer != null
                && Pattern.compile("[,;]")
                        .splitAsStream(prefer)
                        .map(String::strip)
                        .anyMatch("respond-async"::equals);
    }

    /** 200 with a version by which the caller can say what it has read. */
    public static Response versioned(JsonObject entity, int version) {
        return Response.ok(Jsons.text(entity), MediaType.APPLICATION_JSON_TYPE)
                .header("ETag", '"' + String.valueOf(version) + '"')
                .build();
    }

    /** 200. */
    public static Response ok(JsonObject entity) {
        return Response.ok(Jsons.text(entity), MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static Response done(
            Done done,
            JsonObject told,
            CommandReply reply,
            URI base,
            BiFunction<FieldErrors, Integer, FieldErrors> naming) {
        boolean whole = Disclosure.hasVersion(told);
        List<JsonObject> warnings = done.recorded().warnings().stream()
                .map(warning -> asSent(warning, naming))
                .toList();
        JsonObject body = JsonDoc.of(told)
                .with("warnings", warnings.isEmpty() || !whole ? null : warnings)
                .build();
        Response.ResponseBuilder response =
                Response.status(reply.status()).entity(body.toString()).type(MediaType.APPLICATION_JSON_TYPE);
        if (whole) {
            response.header("ETag", '"' + String.valueOf(done.version()) + '"');
        }
        String location = reply.location(done.recorded());
        return (location == null ? response : response.location(base.resolve(location))).build();
    }

    // the field as the caller knows it, like those of refusals
    private static JsonObject asSent(CommandWarning of, BiFunction<FieldErrors, Integer, FieldErrors> naming) {
        Warning warning = of.warning();
        FieldErrors named = naming.apply(FieldErrors.of(warning.field(), warning.message()), of.command());
        return doc().with("code", warning.code())
                .with("field", named.byField().keySet().iterator().next())
                .with("message", warning.message())
                .with("severity", warning.severity())
                .build();
    }
}
