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

    private final RecentLooks recent;

    /** @param scope the request, {@code trail} to record in, {@code access} for care teams, {@code recent} records */
    @Inject
    AccessRecords(RequestScope scope, AuditWriter trail, Access access, RecentLooks recent) {
        this.scope = scope;
        this.trail = trail;
        this.access = access;
        this.recent = recent;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AccessRecords() {
        this(null, null, null, null);
    }

    /** A list or a search is served, with these patients in it. */
    public void served(Collection<UUID> patients) {
        trail.record(scope.note(), Set.copyOf(patients), purpose(), AccessRecord.SERVED);
    }

    /** A page that is read again and again is served: it is on record once a user, patient and {@value RecentLooks#MINUTES} minutes. */
    public void servedAgain(Collection<UUID> patients) {
        Purpose purpose = purpose();
        Set<UUID> due = recent.due(scope.note(), purpose, patients);
        if (!due.isEmpty()) {
            trail.record(scope.note(), due, purpose, AccessRecord.SERVED);
            recent.recorded(scope.note(), purpose, due);
        }
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
