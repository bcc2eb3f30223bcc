package org.flightplan.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The background work of this node, and the one watch that looks after all of it, every second. */
@ApplicationScoped
public class Workers {

    private static final Logger LOG = Logger.getLogger(Workers.class.getName());

    private final List<Worker> all = new CopyOnWriteArrayList<>();
    private volatile @Nullable Thread watch;

    /** Has work done from now on, until {@link Worker#end()}. */
    public Worker begin(Worker.Plan plan, ThreadFactory threads) {
        Worker worker = new Worker(plan, threads);
        worker.start();
        all.add(worker);
        watch(threads);
        return worker;
    }

    /** The same, unless work of that name is being done. */
    public synchronized Optional<Worker> beginOnce(Worker.Plan plan, ThreadFactory threads) {
        boolean done = all().stream().anyMatch(worker -> worker.name().equals(plan.name()));
        return done ? Optional.empty() : Optional.of(begin(plan, threads));
    }

    /** What has not ended. */
    public List<Worker> all() {
        all.removeIf(Worker::isEnding);
        return List.copyOf(all);
    }

    /** Whether somebody looks after them; a node without that should be restarted. */
    public Optional<String> problem() {
        Thread watching = watch;
        return watching != null && !watching.isAlive() && !all().isEmpty()
                ? Optional.of("nobody looks after the background work: restart this node")
                : Optional.empty();
    }

    private synchronized void watch(ThreadFactory threads) {
        Thread watching = watch;
        if (watching == null || !watching.isAlive()) {
            watching = threads.newThread(this::look);
            watching.setName("flightplan-watch");
            watch = watching;
            watching.start();
        }
    }

    private void look() {
        try {
            while (!all().isEmpty()) {
                all().forEach(Workers::guarded);
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // whatever one of them is like, the others are looked after, and it again
    private static void guarded(Worker worker) {
        try {
            if (!worker.isEnding()) {
                worker.look();
            }
        } catch (RuntimeException | Error e) {
            LOG.log(Level.SEVERE, "ALARM: {0} can''t be looked after now: {1}", new Object[] {
                worker.name(), e.getClass().getName()
            });
        }
    }
}
