package org.flightplan.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.flightplan.pools.PoolSizes;
import org.flightplan.settings.ServerSettings;
import org.flightplan.settings.Setting;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * How many requests of one tenant this node works on at once, so that a tenant's slow requests wait for themselves and not
 * for their neighbours'. {@code TENANT_SHARE} percent of the connections for requests, half unless set; while other
 * tenants ask too, no more than half of the processors either. A few more wait for their turn; what finds too many waiting, or
 * waits too long, is to come again.
 *
 * <p>A turn is for as long as a thread of the server works for the request: a command that waits for the log has ended it.
 */
@ApplicationScoped
public class TenantShares {

    /** How long a request waits for its turn. */
    public static final long PATIENCE_MILLIS = 2_000;

    /** The most requests of a tenant that wait, each with a thread of the server's 200. */
    static final int MOST_WAITING = 64;

    private static final int USUAL_PERCENT = 50;
    private static final int LEAST = 2;
    private static final long NEIGHBOUR_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final int alone;
    private final int besideOthers;
    private final ConcurrentHashMap<TenantId, Share> shares = new ConcurrentHashMap<>();
    private final AtomicInteger granted = new AtomicInteger();
    private Asked latest = new Asked(null, 0);
    private Asked latestOther = new Asked(null, 0);

    /** As it is set. */
    public TenantShares() {
        this(
                PoolSizes.forRequests()
                        * Math.min(
                                100, ServerSettings.number(Setting.TENANT_SHARE).orElse(USUAL_PERCENT))
                        / 100,
                Runtime.getRuntime().availableProcessors() / 2);
    }

    TenantShares(int alone, int besideOthers) {
        this.alone = Math.max(LEAST, alone);
        this.besideOthers = Math.min(this.alone, Math.max(1, besideOthers));
    }

    /** A turn that has begun; it must be ended once. */
    public final class Turn {
        private final Share share;

        private Turn(Share share) {
            this.share = share;
        }

        /** Lets the next one begin. */
        public void end() {
            granted.decrementAndGet();
            share.release();
        }
    }

    /** The tenant has no turn to give now: come again in a second. */
    public static final class Exhausted extends Exception {
        private static final long serialVersionUID = 1L;

        private Exhausted() {
            super("more requests of the tenant are under way than its share");
        }
    }

    /**
     * Begins a turn, after a wait of {@code patienceMillis} at the most.
     *
     * @throws Exhausted when there is none by then, or too many wait already
     */
    public Turn begin(TenantId tenant, long patienceMillis) throws Exhausted {
        asks(tenant);
        Share share = shares.computeIfAbsent(tenant, Share::new);
        if (!share.acquire(TimeUnit.MILLISECONDS.toNanos(patienceMillis))) {
            throw new Exhausted();
        }
        granted.incrementAndGet();
        return new Turn(share);
    }

    /** The turns that have begun and not ended, of all tenants. */
    int granted() {
        return granted.get();
    }

    private synchronized void asks(TenantId tenant) {
        if (!tenant.equals(latest.tenant())) {
            latestOther = latest;
        }
        latest = new Asked(tenant, System.nanoTime());
    }

    private synchronized int limit(TenantId tenant) {
        Asked other = tenant.equals(latest.tenant()) ? latestOther : latest;
        boolean isThere = other.tenant() != null && System.nanoTime() - other.at() < NEIGHBOUR_NANOS;
        return isThere ? besideOthers : alone;
    }

    /** The turns of one tenant: who came first goes first. */
    private final class Share {
        private final TenantId tenant;
        private final ReentrantLock lock = new ReentrantLock();
        private final Deque<Condition> waiting = new ArrayDeque<>();
        private int working;

        private Share(TenantId tenant) {
            this.tenant = tenant;
        }

        private boolean acquire(long patienceNanos) {
            lock.lock();
            try {
                boolean isFree = waiting.isEmpty() && working < limit(tenant);
                boolean has = isFree || (waiting.size() < MOST_WAITING && awaitTurn(patienceNanos));
                working += has ? 1 : 0;
                return has;
            } finally {
                // where neighbours have left, more than one may go; and who gave up may have been the one that was
                // woken
                wakeFirst();
                lock.unlock();
            }
        }

        private boolean awaitTurn(long patienceNanos) {
            Condition own = lock.newCondition();
            waiting.addLast(own);
            try {
                for (long left = patienceNanos; waiting.peekFirst() != own || working >= limit(tenant); ) {
                    if (left <= 0) {
                        return false;
                    }
                    left = own.awaitNanos(left);
                }
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } finally {
                waiting.remove(own);
            }
        }

        private void release() {
            lock.lock();
            try {
                working--;
                wakeFirst();
            } finally {
                lock.unlock();
            }
        }

        private void wakeFirst() {
            Condition first = waiting.peekFirst();
            if (first != null && working < limit(tenant)) {
                first.signal();
            }
        }
    }

    private record Asked(@Nullable TenantId tenant, long at) {}
}
