package org.flightplan.web.subscriptions;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.flightplan.ops.Metrics;
import org.flightplan.projections.ProjectionProgress;
import org.flightplan.settings.ServerSettings;
import org.flightplan.settings.Setting;
import org.flightplan.tenants.TenantId;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.subscriptions.Subscription.End;
import org.jspecify.annotations.Nullable;

/**
 * All that follow the log by this node. Each of them is live, and told what is recorded as it is; or behind, and told page by
 * page until it has come to where the live ones are. It becomes live under the lock under which the live ones are taken to
 * be told more, and so misses nothing and is told nothing twice.
 */
@ApplicationScoped
class Subscriptions {

    private static final int USUAL = 5_000;
    private static final int MOST_OF_A_USER = 10;
    private static final long UNKNOWN = -1;

    private final int most = ServerSettings.number(Setting.EVENT_STREAMS).orElse(USUAL);
    private final Set<Subscription> all = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Subscription> behind = new LinkedBlockingQueue<>();
    private final Map<TenantId, Set<Subscription>> live = new HashMap<>();
    private long position = UNKNOWN;
    private boolean stopped;

    @Inject
    @SuppressWarnings("NullAway.Init")
    ProjectionProgress progress;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Metrics metrics;

    @PostConstruct
    void register() {
        metrics.openSubscriptions(all::size);
    }

    /**
     * A new one, which is told nothing before it joins.
     *
     * @param after behind which it is told; null for what the queries don't show yet
     * @throws ProblemException when there are too many
     */
    Subscription open(Subscriber subscriber, @Nullable Long after) {
        try {
            return enter(subscriber, after);
        } catch (ProblemException full) {
            // clients that have left are found: when this one comes again, there may be room
            all.stream()
                    .filter(other -> other.subscriber().user().equals(subscriber.user()))
                    .forEach(Subscription::probe);
            throw full;
        }
    }

    private synchronized Subscription enter(Subscriber subscriber, @Nullable Long after) {
        if (stopped || position == UNKNOWN) {
            throw new ProblemException(Problems.starting());
        }
        if (count(other -> other.user().equals(subscriber.user())) >= MOST_OF_A_USER) {
            throw new ProblemException(Problems.tooManyStreams("yours", MOST_OF_A_USER));
        }
        int mostOfTenant = Math.max(1, most / 2);
        if (count(other -> other.tenant().equals(subscriber.tenant())) >= mostOfTenant) {
            throw new ProblemException(Problems.tooManyStreams("your hospital", mostOfTenant));
        }
        if (all.size() >= most) {
            throw new ProblemException(Problems.noMoreStreams());
        }
        // what the queries show by now is not told as news
        long begin = after == null ? Math.max(position, progress.reached()) : after;
        Subscription opened = new Subscription(subscriber, begin, this::leave);
        all.add(opened);
        return opened;
    }

    private long count(Predicate<Subscriber> which) {
        return all.stream().map(Subscription::subscriber).filter(which).count();
    }

    /** All that are open. */
    Collection<Subscription> all() {
        return all;
    }

    /** Up to where the live ones are told; below 0 when that is not known yet. */
    synchronized long position() {
        return position;
    }

    /** Has one told from now on: live where it may join, and else page by page, each when its client has taken the one before. */
    void follow(Subscription subscription) {
        if (!join(subscription)) {
            subscription.whenDrained(() -> behind.add(subscription));
        }
    }

    private synchronized boolean join(Subscription subscription) {
        boolean joins = subscription.end() == null && subscription.position() >= position;
        if (joins) {
            live.computeIfAbsent(subscription.subscriber().tenant(), unused -> new HashSet<>())
                    .add(subscription);
        }
        return joins;
    }

    /** One that is behind, or null when there is none for so long. */
    @Nullable
    Subscription nextBehind(long millis) throws InterruptedException {
        return behind.poll(millis, TimeUnit.MILLISECONDS);
    }

    /** Says up to where the log is told from now on, if there is nobody to be told; false where there is. */
    synchronized boolean pass(long head) {
        if (all.isEmpty()) {
            position = head;
        }
        return all.isEmpty();
    }

    /** Says up to where the log is told from now on; gives the live ones of some tenants, to be told up to there. */
    synchronized Map<TenantId, List<Subscription>> advance(Set<TenantId> tenants, long through) {
        position = through;
        Map<TenantId, List<Subscription>> told = new HashMap<>();
        for (TenantId tenant : tenants) {
            Set<Subscription> ofTenant = live.get(tenant);
            if (ofTenant != null) {
                told.put(tenant, List.copyOf(ofTenant));
            }
        }
        return told;
    }

    /** Has one that could not be told come later to where the others are. */
    void fallBehind(Subscription subscription) {
        synchronized (this) {
            takeOut(subscription);
        }
        follow(subscription);
    }

    private void leave(Subscription subscription) {
        synchronized (this) {
            takeOut(subscription);
        }
        all.remove(subscription);
        metrics.subscriptionEnded(String.valueOf(subscription.end()).toLowerCase(Locale.ROOT));
    }

    private void takeOut(Subscription subscription) {
        live.computeIfPresent(subscription.subscriber().tenant(), (unused, ofTenant) -> {
            ofTenant.remove(subscription);
            return ofTenant.isEmpty() ? null : ofTenant;
        });
    }

    /** The log was restored to an earlier moment: whoever was told more must be told so, when coming back. */
    void restored(long head) {
        synchronized (this) {
            position = head;
        }
        all.stream()
                .filter(subscription -> subscription.position() > head)
                .forEach(subscription -> subscription.end(End.LOG_RESTORED));
    }

    @PreDestroy
    void stop() {
        synchronized (this) {
            stopped = true;
        }
        all.forEach(subscription -> subscription.end(End.STOPPED));
    }
}
