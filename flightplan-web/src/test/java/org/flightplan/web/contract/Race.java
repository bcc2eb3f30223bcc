package org.flightplan.web.contract;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flightplan.web.Answer;

/** Requests that start at one moment. */
final class Race {

    private Race() {}

    /** The answers, in the order of the runners' numbers. */
    static List<Answer> of(int runners, IntFunction<Answer> request) {
        CyclicBarrier start = new CyclicBarrier(runners);
        ExecutorService threads = Executors.newFixedThreadPool(runners);
        try {
            List<CompletableFuture<Answer>> running = IntStream.range(0, runners)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> run(start, request, i), threads))
                    .toList();
            return running.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    static Set<Integer> statuses(List<Answer> answers) {
        return answers.stream().map(Answer::status).collect(Collectors.toSet());
    }

    private static Answer run(CyclicBarrier start, IntFunction<Answer> request, int number) {
        try {
            start.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return request.apply(number);
    }
}
