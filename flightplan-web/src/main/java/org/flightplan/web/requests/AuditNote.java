package org.flightplan.web.requests;

import java.util.Set;
import java.util.UUID;
import org.flightplan.audit.AccessRecord;
import org.flightplan.audit.Action;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * What the audit trail will say of a request, as it becomes known. It goes with the request itself: an answer may be sent
 * from a thread on which no request scope is active, but never by two threads at once.
 */
public final class AuditNote {

    /** The installation's own trail: of what is done to all hospitals, or by those who act in none. */
    public static final TenantId INSTALLATION = new TenantId(new UUID(0, 0));

    /** The property of the request that it is. */
    public static final String PROPERTY = "flightplan.note";

    private final UUID request;
    private final TenantId tenant;
    private final UUID user;
    private final boolean service;
    private volatile Action action;
    private volatile TenantId trail;
    private volatile @Nullable UUID subject;
    private volatile Set<UUID> patients = Set.of();
    private volatile boolean onRecord;
    private volatile @Nullable String outcome;

    AuditNote(UUID request, TenantId tenant, UUID user, boolean service, Action action, @Nullable UUID subject) {
        this.request = request;
        this.tenant = tenant;
        this.trail = tenant;
        this.user = user;
        this.service = service;
        this.action = action;
        this.subject = subject;
    }

    /** Names more exactly what was asked for. */
    public void action(Action exactly) {
        action = exactly;
    }

    /** Names the hospital whose trail it belongs to, when it is not the caller's own. */
    public void trail(TenantId other) {
        trail = other;
    }

    /** Names the one thing that was asked for. */
    public void subject(UUID asked) {
        subject = asked;
    }

    /** Names whom it concerns. */
    public void patients(Set<UUID> concerned) {
        patients = Set.copyOf(concerned);
    }

    /** Has it come on record as refused, whatever the answer's status is. */
    public void refused() {
        outcome = AccessRecord.REFUSED;
    }

    /** Has it come on record as done, whatever it is. */
    public void done() {
        outcome = AccessRecord.DONE;
    }

    /** Says that it is on record. */
    public void recorded() {
        onRecord = true;
    }

    /** Whether it is on record. */
    public boolean isOnRecord() {
        return onRecord;
    }

    /** What it comes to, when that is not what the status of the answer says; else null. */
    @Nullable
    public String outcome() {
        return outcome;
    }

    /** The id of the request. */
    public UUID request() {
        return request;
    }

    /** The caller's own hospital. */
    public TenantId tenant() {
        return tenant;
    }

    /** Whose trail it belongs to. */
    public TenantId trail() {
        return trail;
    }

    /** Who asks. */
    public UUID user() {
        return user;
    }

    /** Whether a service asks. */
    public boolean isOfService() {
        return service;
    }

    /** What is asked for. */
    public Action action() {
        return action;
    }

    /** The one thing that is asked for, or null. */
    @Nullable
    public UUID subject() {
        return subject;
    }

    /** Whom it concerns. */
    public Set<UUID> patients() {
        return patients;
    }
}
