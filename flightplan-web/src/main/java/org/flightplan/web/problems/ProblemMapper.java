package org.flightplan.web.problems;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.audit.AuditUnavailable;
import org.flightplan.contents.ContentStore;
import org.flightplan.contents.Contents;
import org.flightplan.events.LogUnavailable;
import org.flightplan.fields.InvalidFields;
import org.flightplan.keys.AesGcm;
import org.flightplan.keys.KeysUnavailable;
import org.flightplan.keys.MissingKey;
import org.flightplan.tenants.DatabaseUnavailable;
import org.flightplan.web.requests.RequestScope;

/** Tells every error as a problem; what is thrown is never told itself. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());

    @Inject
    @SuppressWarnings("NullAway.Init")
    RequestScope scope;

    @Override
    public Response toResponse(Throwable thrown) {
        return response(thrown, scope.id());
    }

    /** The answer to a request that ended with an exception. */
    public static Response response(Throwable thrown, UUID request) {
        Throwable cause = cause(thrown);
        Problem problem = problem(cause);
        boolean passes = problem.status() < 500 || (problem.status() == 503 && !isLost(cause));
        Level level = passes ? Level.FINE : Level.SEVERE;
        if (LOG.isLoggable(level)) {
            // the class and where it was thrown: a message may quote a patient's data; the last is for error reports
            // alone
            StackTraceElement[] trace = cause.getStackTrace();
            LOG.log(level, "Request {0} failed with {1}: {2} at {3}", new Object[] {
                request, problem.status(), cause.getClass().getName(), trace.length == 0 ? "?" : trace[0], cause
            });
        }
        return problem.response(request);
    }

    // may pass by itself, when a node meets a new master key before its file; else somebody must know of it
    private static boolean isLost(Throwable cause) {
        return cause instanceof MissingKey
                || cause instanceof AesGcm.WrongKey
                || cause instanceof ContentStore.ContentMissing;
    }

    private static Throwable cause(Throwable thrown) {
        boolean wrapper = thrown instanceof CompletionException || thrown instanceof UndeclaredThrowableException;
        return wrapper && thrown.getCause() != null ? cause(thrown.getCause()) : thrown;
    }

    /** The problem that an exception is. */
    public static Problem problem(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof ProblemException ended) {
            return ended.problem();
        } else if (cause instanceof InvalidFields invalid) {
            return Problems.invalid(invalid.errors());
        } else if (cause instanceof Contents.Infected) {
            return Problems.infected();
        } else if (cause instanceof ContentStore.StoreUnavailable || cause instanceof ContentStore.ContentMissing) {
            return Problems.contentsUnavailable();
        } else if (cause instanceof LogUnavailable
                || cause instanceof AuditUnavailable
                || cause instanceof KeysUnavailable
                || cause instanceof MissingKey
                || cause instanceof AesGcm.WrongKey
                || DatabaseUnavailable.isCauseOf(cause)) {
            return Problems.unavailable();
        } else if (cause instanceof WebApplicationException refused) {
            return refused(refused.getResponse());
        }
        return Problems.internal();
    }

    private static Problem refused(Response response) {
        int status = response.getStatus();
        Problem problem = switch (status) {
            case 401 -> Problems.unauthenticated();
            case 403 -> Problems.forbidden("Your roles don't allow this.");
            case 404 -> Problems.notFound();
            case 405 -> Problem.of(405, "method_not_allowed", "This address does not take this method.");
            case 406 -> Problem.of(406, "not_acceptable", "Accept application/json.");
            case 415 -> Problems.unsupportedMediaType();
            default ->
                status >= 500
                        ? Problems.internal()
                        : Problem.of(status, "bad_request", "The request can't be understood as it is.");
        };
        Object allow = response.getHeaders().getFirst("Allow");
        return allow == null ? problem : problem.header("Allow", allow);
    }
}
