package org.flightplan.web.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flightplan.audit.Action;
import org.flightplan.audit.Purpose;
import org.flightplan.tenants.TenantId;
import org.flightplan.web.requests.AuditNote;

/**
 * At whom a user has looked on a page that shows the same again and again, as far as this node has it on record. It forgets
 * what is older than {@value #MINUTES} minutes, and the oldest when there is too much: then it is recorded once more.
 */
@ApplicationScoped
class RecentLooks {

    static final int MINUTES = 15;
    private static final int MOST = 200_000;

    private final Cache<Look, Boolean> onRecord;

    private record Look(TenantId tenant, UUID user, Action action, Purpose purpose, UUID patient) {

        static Look of(AuditNote note, Purpose purpose, UUID patient) {
            return new Look(note.tenant(), note.user(), note.action(), purpose, patient);
        }
    }

    /** For the container. */
    RecentLooks() {
        this(Ticker.systemTicker());
    }

    RecentLooks(Ticker ticker) {
        this.onRecord = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(Duration.ofMinutes(MINUTES))
                .executor(Runnable::run)
                .ticker(ticker)
                .build();
    }

    /** Those of the patients of whom it is not on record yet, or no longer. */
    Set<UUID> due(AuditNote note, Purpose purpose, Collection<UUID> patients) {
        return patients.stream()
                .filter(patient -> onRecord.getIfPresent(Look.of(note, purpose, patient)) == null)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Remembers what has come on record. */
    void recorded(AuditNote note, Purpose purpose, Set<UUID> patients) {
        patients.forEach(patient -> onRecord.put(Look.of(note, purpose, patient), true));
    }
}
