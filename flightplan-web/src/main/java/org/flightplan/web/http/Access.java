package org.flightplan.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flightplan.audit.AccessHandles;
import org.flightplan.audit.CareAccess;
import org.flightplan.audit.CareAccess.Concern;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.Caller;
import org.flightplan.web.requests.RequestScope;
import org.jspecify.annotations.Nullable;

/** What is closed to the caller, where the hospital keeps care teams. */
@ApplicationScoped
public class Access {

    private final RequestScope scope;
    private final CareAccess access;
    private final AccessHandles handles;
    private final Clock clock;

    /** @param scope the request, {@code access} who may see what, {@code handles} for what may not be seen, {@code clock} */
    @Inject
    public Access(RequestScope scope, CareAccess access, AccessHandles handles, Clock clock) {
        this.scope = scope;
        this.access = access;
        this.handles = handles;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Access() {
        this(null, null, null, null);
    }

    /** Whether anything may be closed to the caller at all. */
    public boolean isLimited() {
        return scope.caller().isLimited();
    }

    /** What is open to the caller; only where {@link #isLimited}. */
    public CareAccess.Open open() {
        Caller caller = scope.caller();
        return access.openTo(caller.tenantId(), caller.user());
    }

    /** Of some streams those that are closed to the caller, with whom they are about. */
    public Map<UUID, Concern> closed(Collection<UUID> streams) {
        if (!isLimited() || streams.isEmpty()) {
            return Map.of();
        }
        Caller caller = scope.caller();
        return access.of(caller.tenantId(), caller.user(), streams).entrySet().stream()
                .filter(entry -> entry.getValue().closed())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Until when a patient's record is open to the caller by emergency access; empty when it is not. */
    public Optional<Instant> emergencyAccessUntil(UUID patient) {
        Caller caller = scope.caller();
        return isLimited() ? access.emergencyAccessUntil(caller.tenantId(), caller.user(), patient) : Optional.empty();
    }

    /**
     * Lets pass whoever has access to a stream: a patient's record, a stay or its flight plan.
     *
     * @throws ProblemException 403, the same for all that is closed
     */
    public void require(UUID stream) {
        Concern closed = closed(Set.of(stream)).get(stream);
        if (closed != null) {
            scope.note().patients(Set.of(closed.patient()));
            throw new ProblemException(Problems.noAccess());
        }
    }

    /** A handle by which the caller may break the glass, and do nothing else. */
    public String handle(Concern closed) {
        return handle(closed.patient(), closed.stay());
    }

    /** A handle of a patient, or of one stay. */
    public String handle(UUID patient, @Nullable UUID stay) {
        Caller caller = scope.caller();
        return handles.make(caller.tenantId(), caller.user(), patient, stay, clock.instant());
    }
}
