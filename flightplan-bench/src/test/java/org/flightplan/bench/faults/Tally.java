package org.flightplan.bench.faults;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** When answers came, in the round's own time. For any number of clients at once. */
final class Tally {

    /** An acknowledged request; both in nanoseconds of this process's clock. */
    private record Answered(long sent, long answered) {}

    private final ConcurrentLinkedQueue<Answered> acknowledged = new ConcurrentLinkedQueue<>();
    private final LongAdder retries = new LongAdder();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    void acknowledged(long sentNanos) {
        acknowledged.add(new Answered(sentNanos, System.nanoTime()));
    }

    void retried() {
        retries.increment();
    }

    /** A node answered that it is at fault itself, such as 500. */
    void faulted(String answer) {
        faults.add(answer);
    }

    long retries() {
        return retries.sum();
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    boolean isAnsweredAfter(long nanos) {
        return acknowledged.stream().anyMatch(answer -> answer.sent() >= nanos);
    }

    /** From a moment to the first acknowledgement of a request that was sent after it. */
    Duration recovery(long nanos) {
        long first = acknowledged.stream()
                .filter(answer -> answer.sent() >= nanos)
                .mapToLong(Answered::answered)
                .min()
                .orElseThrow();
        return Duration.ofNanos(first - nanos);
    }

    /** From the first acknowledgement to the last. */
    Duration span() {
        var moments = acknowledged.stream().mapToLong(Answered::answered).summaryStatistics();
        return moments.getCount() == 0 ? Duration.ZERO : Duration.ofNanos(moments.getMax() - moments.getMin());
    }

    /** The longest time in which nothing was acknowledged to anyone. */
    Duration longestPause() {
        long[] moments =
                acknowledged.stream().mapToLong(Answered::answered).sorted().toArray();
        long longest = 0;
        for (int i = 1; i < moments.length; i++) {
            longest = Math.max(longest, moments[i] - moments[i - 1]);
        }
        return Duration.ofNanos(longest);
    }
}
