package org.flightplan.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.flightplan.audit.AccessRecord;
import org.flightplan.audit.Action;
import org.flightplan.audit.AuditTrail;
import org.flightplan.audit.Purpose;
import org.flightplan.audit.StreamPatients;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.web.requests.AuditNote;
import org.jspecify.annotations.Nullable;

/** Brings what is noted of a request on record. */
@ApplicationScoped
class AuditWriter {

    private final AuditTrail trail;
    private final StreamPatients streams;
    private final Clock clock;

    @Inject
    AuditWriter(AuditTrail trail, StreamPatients streams, Clock clock) {
        this.trail = trail;
        this.streams = streams;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AuditWriter() {
        this(null, null, null);
    }

    /**
     * Brings it on record.
     *
     * @throws org.flightplan.audit.AuditUnavailable when it may not be: serve nothing then
     */
    void record(AuditNote note, Set<UUID> patients, Purpose purpose, String outcome) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        trail.record(new AccessRecord(
                note.trail(),
                TimeOrderedId.madeAt(now),
                now,
                note.user(),
                note.action().stored(),
                note.subject(),
                patients,
                purpose.stored(),
                outcome,
                note.request()));
        note.recorded();
    }

    /** Brings on record what came of a request that showed nothing. */
    void record(AuditNote note, @Nullable String sentPurpose, String outcome) {
        UUID subject = note.subject();
        Set<UUID> patients = note.patients().isEmpty() && subject != null
                ? streams.of(note.tenant(), Set.of(subject))
                : note.patients();
        Purpose usual = note.action().kind() == Action.Kind.ACT ? Purpose.OPERATIONS : Purpose.TREATMENT;
        Purpose purpose = sentPurpose == null ? usual : Purpose.of(sentPurpose).orElse(usual);
        record(note, patients, purpose, outcome);
    }
}
