package org.flightplan.web.http;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.flightplan.audit.AccessRecord;
import org.flightplan.audit.Action;
import org.flightplan.web.problems.Problem;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.AuditNote;

/**
 * Brings every refusal and every administrative act on record before it is answered, whoever answers it and why. What was
 * shown is on record already: {@link AccessRecords} came first.
 */
@Provider
public class AuditResponseFilter implements ContainerResponseFilter {

    @Inject
    @SuppressWarnings("NullAway.Init")
    AuditWriter trail;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(AuditNote.PROPERTY) instanceof AuditNote note) || note.isOnRecord()) {
            return;
        }
        outcome(note, response.getStatus()).ifPresent(outcome -> {
            try {
                trail.record(note, request.getHeaderString(AccessRecords.PURPOSE_HEADER), outcome);
            } catch (RuntimeException e) {
                // what is done is done, and the caller asks again: then it is on record
                answer(Problems.unavailable(), note, response);
            }
        });
    }

    private static Optional<String> outcome(AuditNote note, int status) {
        if (note.outcome() != null && status < 500) {
            return Optional.of(note.outcome());
        }
        return switch (status) {
            case 200, 201, 202 ->
                note.action().kind() == Action.Kind.ACT
                                || (note.action().kind() == Action.Kind.COMMAND && note.isOfService())
                        ? Optional.of(AccessRecord.DONE)
                        : Optional.empty();
            case 403, 409, 412 -> Optional.of(AccessRecord.REFUSED);
            case 404 -> Optional.of(AccessRecord.NOT_FOUND);
            default -> Optional.empty();
        };
    }

    private static void answer(Problem problem, AuditNote note, ContainerResponseContext response) {
        response.getHeaders().remove("ETag");
        response.getHeaders().remove("Location");
        problem.headers().forEach(response.getHeaders()::putSingle);
        response.setStatus(problem.status());
        response.setEntity(problem.json(note.request()).toString(), null, Problem.MEDIA_TYPE);
    }
}
