package org.flightplan.web.security;

import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.flightplan.settings.Environment;
import org.flightplan.settings.ServerSettings;
import org.flightplan.settings.Setting;
import org.flightplan.tenants.TenantId;

/**
 * How much of this node one tenant may take, so that another's requests are answered too: {@code RATE_LIMIT} requests a
 * second, 500 unless set, none in development. A burst of a second's requests is let through at once.
 */
@ApplicationScoped
public class RateLimits {

    private static final int USUAL = 500;

    private final int perSecond;
    private final ConcurrentHashMap<TenantId, Bucket> buckets = new ConcurrentHashMap<>();

    /** As it is set; 0 for no limit. */
    public RateLimits() {
        this(ServerSettings.number(Setting.RATE_LIMIT)
                .orElse(Environment.current() == Environment.DEVELOPMENT ? 0 : USUAL));
    }

    RateLimits(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Counts a request of a known tenant: empty when it may go on, or the seconds after which it is worth another try. */
    OptionalLong refusal(TenantId tenant) {
        if (perSecond <= 0) {
            return OptionalLong.empty();
        }
        var probe = buckets.computeIfAbsent(tenant, unused -> bucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? OptionalLong.empty()
                : OptionalLong.of(1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
