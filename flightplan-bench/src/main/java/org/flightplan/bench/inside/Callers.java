package org.flightplan.bench.inside;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.flightplan.bench.load.Latencies;

/** Callers on threads of the server. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class Callers {

    private static final long LONGEST_NANOS = 60_000_000_000L;
    private static final int DIGITS = 3;

    @Resource
    ManagedThreadFactory factory;

    /**
     * How a workload is run.
     *
     * @param callers threads, each with one call at a time
     * @param millis how long new calls begin
     * @param rate calls a second of all callers together, by a timetable; 0 for as many as there can be
     */
    record Plan(int callers, long millis, double rate) {}

    private record Share(long events, long end, Histogram latencies) {}

    /**
     * Runs a workload.
     *
     * @throws Exception what the first call that failed threw: a run with failures measures nothing
     */
    Measured run(Plan plan, Workload workload) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        long[] begin = new long[1];
        List<FutureTask<Share>> tasks = new ArrayList<>();
        for (int i = 0; i < plan.callers(); i++) {
            int caller = i;
            Callable<Share> call = () -> {
                start.await();
                return plan.rate() > 0
                        ? byTimetable(plan, workload, begin[0], caller)
                        : backToBack(plan, workload, begin[0]);
            };
            FutureTask<Share> task = new FutureTask<>(call);
            factory.newThread(task).start();
            tasks.add(task);
        }
        begin[0] = System.nanoTime();
        start.countDown();
        return sum(begin[0], tasks, workload);
    }

    private static Share backToBack(Plan plan, Workload workload, long begin) throws Exception {
        Histogram latencies = new Histogram(LONGEST_NANOS, DIGITS);
        long end = begin + plan.millis() * 1_000_000;
        long events = 0;
        long now = System.nanoTime();
        while (now < end) {
            long called = now;
            events += workload.once();
            now = System.nanoTime();
            record(latencies, now - called);
        }
        return new Share(events, now, latencies);
    }

    // a call that comes late because the one before was slow is counted from when it was due: no coordinated omission
    private static Share byTimetable(Plan plan, Workload workload, long begin, int caller) throws Exception {
        Histogram latencies = new Histogram(LONGEST_NANOS, DIGITS);
        double step = 1e9 * plan.callers() / plan.rate();
        long end = begin + plan.millis() * 1_000_000;
        long events = 0;
        double due = begin + step * caller / plan.callers();
        while (due < end) {
            long left = (long) due - System.nanoTime();
            while (left > 0) {
                LockSupport.parkNanos(left);
                left = (long) due - System.nanoTime();
            }
            events += workload.once();
            record(latencies, System.nanoTime() - (long) due);
            due += step;
        }
        return new Share(events, System.nanoTime(), latencies);
    }

    private static void record(Histogram latencies, long nanos) {
        latencies.recordValue(Math.min(nanos, LONGEST_NANOS));
    }

    private static Measured sum(long begin, List<FutureTask<Share>> tasks, Workload workload) throws Exception {
        Histogram all = new Histogram(LONGEST_NANOS, DIGITS);
        long events = 0;
        long end = begin;
        for (FutureTask<Share> task : tasks) {
            Share share = task.get();
            events += share.events();
            end = Math.max(end, share.end());
            all.add(share.latencies());
        }
        return new Measured(events, end - begin, workload.latencies(all));
    }

    /**
     * What a run came to.
     *
     * @param events that the calls were for
     * @param nanos from the common start to the end of the last call
     * @param latencies of the calls, in nanoseconds
     */
    record Measured(long events, long nanos, Histogram latencies) {

        JsonObject json() {
            return doc().with("events", events)
                    .with("seconds", nanos / 1e9)
                    .with("latencies", Latencies.text(latencies))
                    .build();
        }
    }
}
