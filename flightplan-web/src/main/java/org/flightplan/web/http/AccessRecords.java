package org.flightplan.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.flightplan.audit.AccessRecord;
import org.flightplan.audit.Purpose;
import org.flightplan.fields.FieldErrors;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.RequestScope;

/**
 * Records what a request is about to show of patients. A resource calls it between finding and answering: what can't be
 * recorded is not served, and the caller is told to come back.
 */
@ApplicationScoped
public class AccessRecords {

    /** The header in which a caller may say what it looks for; {@link Purpose#TREATMENT} when it does not. */
    public static final String PURPOSE_HEADER = "X-Purpose-Of-Use";

    private final RequestScope scope;
    private final AuditWriter trail;
    private final Access access;

    /** @param scope the request, {@code trail} to record in, {@code access} for care teams */
    @Inject
    AccessRecords(RequestScope scope, AuditWriter trail, Access access) {
        this.scope = scope;
        this.trail = trail;
        this.access = access;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AccessRecords() {
        this(null, null, null);
    }

    /** A list or a search is served, with these patients in it. */
    public void served(Collection<UUID> patients) {
        trail.record(scope.note(), Set.copyOf(patients), purpose(), AccessRecord.SERVED);
    }

    /**
     * The one thing that was asked for is served; it is about these patients.
     *
     * @param subject a patient, a stay, a flight plan
     * @throws ProblemException 403 when it is closed to the caller; that comes on record too
     */
    public void served(UUID subject, Collection<UUID> patients) {
        scope.note().subject(subject);
        access.require(subject);
        served(patients);
    }

    /** What was asked for is not there: the problem to end the request with; that comes on record. */
    public ProblemException notFound(UUID subject) {
        scope.note().subject(subject);
        // an unknown purpose is refused before anything is told
        purpose();
        return new ProblemException(Problems.notFound());
    }

    private Purpose purpose() {
        String sent = scope.request().getHeaderString(PURPOSE_HEADER);
        if (sent == null) {
            return Purpose.TREATMENT;
        }
        return Purpose.of(sent)
                .orElseThrow(() -> new ProblemException(Problems.invalid(FieldErrors.of(
                        PURPOSE_HEADER, "must be one of " + String.join(", ", Purpose.names()) + ", or be left out"))));
    }
}
