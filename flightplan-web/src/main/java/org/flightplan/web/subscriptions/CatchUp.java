package org.flightplan.web.subscriptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.flightplan.events.EventNotice;
import org.flightplan.events.LogNotices;
import org.flightplan.health.BackgroundWork;
import org.flightplan.health.Worker;
import org.flightplan.tenants.TenantId;

/** Tells those that are behind what they have missed, a page at a time and each in its turn. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class CatchUp implements BackgroundWork {

    private static final int PAGE = Subscription.MOST_WAITING;
    private static final long POLL = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    LogNotices log;

    @Inject
    Announcements announcements;

    @Inject
    Subscriptions subscriptions;

    @Override
    public Worker.Plan plan() {
        return new Worker.Plan("catching subscribers up", Duration.ZERO, PATIENCE, () -> this::next);
    }

    private void next() throws InterruptedException {
        Subscription next = subscriptions.nextBehind(POLL);
        if (next != null && next.end() == null) {
            try {
                tellPage(next, subscriptions.position());
            } finally {
                subscriptions.follow(next);
            }
        }
    }

    private void tellPage(Subscription behind, long head) {
        if (behind.position() >= head) {
            return;
        }
        Subscriber subscriber = behind.subscriber();
        List<EventNotice> page = page(subscriber, behind.position());
        List<EventNotice> told =
                page.stream().takeWhile(notice -> notice.position() <= head).toList();
        long through = told.size() < PAGE ? head : told.get(told.size() - 1).position();
        behind.tell(announcements.of(subscriber.tenant(), told, subscriber.unit() != null), through);
    }

    private List<EventNotice> page(Subscriber subscriber, long position) {
        TenantId tenant = subscriber.tenant();
        UUID stream = subscriber.stream();
        return stream == null ? log.after(tenant, position, PAGE) : log.after(tenant, stream, position, PAGE);
    }
}
