package org.flightplan.web.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.flightplan.audit.Action;
import org.flightplan.audit.AuditTrail;
import org.flightplan.audit.CareAccess;
import org.flightplan.audit.Look;
import org.flightplan.audit.Purpose;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Records what a request is about to show of patients. A resource calls it between finding and answering: what can't be
 * recorded is not served, and the caller is told to come back.
 */
@RequestScoped
public class Looks {

    /** The header in which a caller may say what it looks for; {@link Purpose#TREATMENT} when it does not. */
    public static final String PURPOSE_HEADER = "X-Purpose-Of-Use";

    private final RequestScope scope;
    private final AuditTrail trail;
    private final Clock clock;
    private final CareAccess access;

    /** @param scope the request, {@code trail} to record in, {@code clock} for when, {@code access} for care teams */
    @Inject
    public Looks(RequestScope scope, AuditTrail trail, Clock clock, CareAccess access) {
        this.scope = scope;
        this.trail = trail;
        this.clock = clock;
        this.access = access;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Looks() {
        this(null, null, null, null);
    }

    /** A list or a search is served, with these patients in it. */
    public void served(Action action, Collection<UUID> patients) {
        record(action, null, patients, Look.SERVED);
    }

    /**
     * The one thing that was asked for is served; it is about these patients.
     *
     * @throws ProblemException 403 when one of them is closed to the caller; that is on record too
     */
    public void served(Action action, UUID subject, Collection<UUID> patients) {
        for (UUID patient : closed(patients)) {
            record(action, subject, patients, Look.REFUSED);
            throw new ProblemException(Problems.outsideCareTeam(patient));
        }
        record(action, subject, patients, Look.SERVED);
    }

    /** Those of the patients who are closed to the caller: where the hospital keeps care teams, and the caller is in none. */
    public Set<UUID> closed(Collection<UUID> patients) {
        Caller caller = scope.caller();
        return caller.requiredTenant().careTeams() && !patients.isEmpty()
                ? access.closed(caller.tenantId(), caller.user(), Set.copyOf(patients))
                : Set.of();
    }

    /** What was asked for is not there: the problem to end the request with, once that is on record. */
    public ProblemException notFound(Action action, UUID subject) {
        record(action, subject, Set.of(), Look.NOT_FOUND);
        return new ProblemException(Problems.notFound());
    }

    private void record(Action action, @Nullable UUID subject, Collection<UUID> patients, String outcome) {
        Caller caller = scope.caller();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        trail.record(new Look(
                caller.tenantId(),
                TimeOrderedId.madeAt(now),
                now,
                caller.user(),
                action.stored(),
                subject,
                Set.copyOf(patients),
                purpose().stored(),
                outcome,
                scope.id()));
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
