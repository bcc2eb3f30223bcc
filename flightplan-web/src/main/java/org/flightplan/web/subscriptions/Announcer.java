package org.flightplan.web.subscriptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.flightplan.events.EventNotice;
import org.flightplan.events.LogNotices;
import org.flightplan.events.LogSignal;
import org.flightplan.health.BackgroundWork;
import org.flightplan.health.Worker;
import org.flightplan.migrations.StartupMigrator;
import org.flightplan.projections.ProjectionProgress;
import org.flightplan.tenants.TenantId;

/**
 * Follows the log for all live subscriptions of this node, and tells them of each event once the queries show it: a client
 * that asks then sees what it was told of. A projection that stands still is waited for no more than 5 seconds.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class Announcer implements BackgroundWork {

    private static final Logger LOG = Logger.getLogger(Announcer.class.getName());

    private static final int PAGE = 1_000;

    /** How long what another node appended may go unseen, in milliseconds. */
    private static final long POLL = 100;

    private static final long PROJECTION_MILLIS = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    StartupMigrator migrator;

    @Inject
    LogSignal signal;

    @Inject
    LogNotices log;

    @Inject
    ProjectionProgress progress;

    @Inject
    Announcements announcements;

    @Inject
    Subscriptions subscriptions;

    @Override
    public Worker.Plan plan() {
        return new Worker.Plan("telling subscribers", Duration.ZERO, PATIENCE, Telling::new);
    }

    private final class Telling implements Worker.Round {

        private static final long NEVER = -1;
        private long stoodStillAt = NEVER;

        @Override
        public void run() throws InterruptedException {
            if (!migrator.isMigrated()) {
                TimeUnit.MILLISECONDS.sleep(POLL);
                return;
            }
            long ticket = signal.ticket();
            long head = log.head();
            long told = subscriptions.position();
            if (told < 0 || head < told) {
                subscriptions.restored(head);
            } else if (head == told) {
                signal.await(ticket, POLL);
            } else {
                awaitProjection(head);
                if (!subscriptions.pass(head)) {
                    tell(told, head);
                }
            }
        }

        private void awaitProjection(long head) throws InterruptedException {
            if (progress.reached() >= head || progress.reached() == stoodStillAt) {
                return;
            }
            try {
                boolean passed = progress.passed(head, PROJECTION_MILLIS)
                        .toCompletableFuture()
                        .get();
                stoodStillAt = passed ? NEVER : progress.reached();
            } catch (ExecutionException e) {
                throw new IllegalStateException("the wait for the projections failed", e);
            }
        }

        @Override
        public void cut() {
            log.cut();
        }
    }

    private void tell(long from, long head) {
        for (long position = from; position < head; ) {
            List<EventNotice> page = log.after(position, PAGE);
            List<EventNotice> told =
                    page.stream().takeWhile(notice -> notice.position() <= head).toList();
            // holes are appends that were rolled back: order is given under a lock that is held to the commit
            long through = told.size() < PAGE ? head : told.get(told.size() - 1).position();
            Map<TenantId, List<EventNotice>> byTenant =
                    told.stream().collect(Collectors.groupingBy(EventNotice::tenant));
            Map<TenantId, List<Subscription>> live = subscriptions.advance(byTenant.keySet(), through);
            live.forEach((tenant, all) -> tell(tenant, byTenant.getOrDefault(tenant, List.of()), all, through));
            position = through;
        }
    }

    private void tell(TenantId tenant, List<EventNotice> notices, List<Subscription> live, long through) {
        try {
            boolean byUnit = live.stream().anyMatch(each -> each.subscriber().unit() != null);
            List<Announcement> all = announcements.of(tenant, notices, byUnit);
            for (Subscription each : live) {
                if (!each.tell(all, through)) {
                    subscriptions.fallBehind(each);
                }
            }
        } catch (RuntimeException e) {
            LOG.log(
                    Level.FINE,
                    "subscribers of a tenant are told later: {0}",
                    e.getClass().getName());
            live.forEach(subscriptions::fallBehind);
        }
    }
}
