package org.flightplan.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a node's background work, done round by round on a thread of its own. A round that fails is tried again. A
 * thread that has ended is replaced, and so is one whose round does not come back, after what it waits for was cut off.
 */
public final class Worker {

    private static final Logger LOG = Logger.getLogger(Worker.class.getName());

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);

    /** Threads that never came back: more of them would help nobody. */
    private static final int MOST_LOST = 2;

    /** The work, as one thread does it. */
    @FunctionalInterface
    public interface Round {

        /** Does what there is to do now; whatever it throws, it is called again. */
        void run() throws Exception;

        /** Cuts off what a round waits for that does not come back; called by another thread. */
        default void cut() {}
    }

    /**
     * What a worker does, and how soon it should be done.
     *
     * @param name for the log and for metrics, such as {@code sealing}
     * @param every between two rounds; zero for work that waits by itself
     * @param patience how long a round may take before it is cut off, and again before another thread takes over
     * @param rounds makes the work anew for each thread
     */
    public record Plan(String name, Duration every, Duration patience, Supplier<Round> rounds) {}

    private final Plan plan;
    private final ThreadFactory threads;
    private final CountDownLatch end = new CountDownLatch(1);
    private final OncePerMinute complaint = new OncePerMinute();
    private final List<Thread> lost = new ArrayList<>();
    private volatile long doneAt = System.nanoTime();
    private volatile boolean failing;
    private volatile @Nullable Run present;

    /** One thread's time at the work. */
    private final class Run implements Runnable {

        private final Round round = plan.rounds().get();
        private final Thread thread = threads.newThread(this);
        private volatile long begunAt;
        private volatile boolean busy;
        private volatile boolean wasCut;

        @Override
        public void run() {
            try {
                while (present == this && !isEnding()) {
                    end.await(once() ? plan.every().toNanos() : AFTER_A_FAULT.toNanos(), TimeUnit.NANOSECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private boolean once() throws InterruptedException {
            begunAt = System.nanoTime();
            wasCut = false;
            busy = true;
            try {
                round.run();
                doneAt = System.nanoTime();
                failing &= present != this;
                return true;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception | Error e) {
                failing |= present == this;
                complain(e);
                return false;
            } finally {
                busy = false;
            }
        }

        private boolean isOver(Duration time) {
            return busy && System.nanoTime() - begunAt > time.toNanos();
        }
    }

    Worker(Plan plan, ThreadFactory threads) {
        this.plan = plan;
        this.threads = threads;
    }

    /** For the log and for metrics. */
    public String name() {
        return plan.name();
    }

    /** For how many seconds it has not been done, past the time that it may take. */
    public double overdueSeconds() {
        double silence = (System.nanoTime() - doneAt) / (double) TimeUnit.SECONDS.toNanos(1);
        double usual = plan.every().plus(plan.patience()).toMillis() / 1_000.0;
        return Math.max(0, silence - usual);
    }

    /** What is wrong with it now, in a sentence for the operator. */
    public Optional<String> problem() {
        Run run = present;
        if (run == null || !run.thread.isAlive()) {
            return Optional.of(name() + " has ended and is being started again");
        } else if (run.isOver(plan.patience().dividedBy(2))) {
            return Optional.of(name() + " does not come back from what it waits for");
        }
        return failing ? Optional.of(name() + " fails, and is tried again") : Optional.empty();
    }

    /** Has it end after its present round, and waits for that, 10 seconds at most. */
    public void end() {
        end.countDown();
        Run run = present;
        if (run != null) {
            try {
                run.thread.join(TimeUnit.SECONDS.toMillis(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    boolean isEnding() {
        return end.getCount() == 0;
    }

    void start() {
        Run run = new Run();
        present = run;
        run.thread.setName("flightplan-" + name().replace(' ', '-'));
        run.thread.start();
    }

    /** Helps it when it stands still; called again and again. */
    void look() {
        Run run = present;
        if (run == null || !run.thread.isAlive()) {
            LOG.log(Level.SEVERE, "ALARM: {0} has ended; it is started again", name());
            start();
        } else if (run.isOver(plan.patience()) && !run.wasCut) {
            LOG.log(Level.SEVERE, "ALARM: {0} does not come back; what it waits for is cut off", name());
            run.wasCut = true;
            run.round.cut();
        } else if (run.isOver(plan.patience().multipliedBy(2)) && mayLoseOneMore()) {
            LOG.log(Level.SEVERE, "ALARM: {0} does not come back; another thread takes over", name());
            lost.add(run.thread);
            start();
            run.thread.interrupt();
        } else if (overdueSeconds() > 0 && complaint.isDue()) {
            LOG.log(Level.SEVERE, "ALARM: {0} was last done {1} s ago", new Object[] {
                name(), TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - doneAt)
            });
        }
    }

    private boolean mayLoseOneMore() {
        lost.removeIf(thread -> !thread.isAlive());
        return lost.size() < MOST_LOST;
    }

    // the class alone: a message may quote data
    private void complain(Throwable fault) {
        if (!complaint.isDue()) {
            return;
        }
        // a checked one among the causes is trouble from outside, such as a database that is away
        Optional<Throwable> outside = Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .filter(cause -> !(cause instanceof RuntimeException || cause instanceof Error))
                .findFirst();
        LOG.log(
                outside.isPresent() ? Level.WARNING : Level.SEVERE,
                "{0} failed, and is tried again: {1}",
                new Object[] {name(), outside.orElse(fault).getClass().getName()});
    }
}
