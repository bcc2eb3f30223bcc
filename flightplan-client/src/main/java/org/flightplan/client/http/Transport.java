package org.flightplan.client.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.flightplan.client.problems.UnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request until it is answered. It goes out again, unchanged, while FlightPlan is away or asks to wait; and once more
 * with a new token when the old one is refused. Safe to be used by several threads.
 */
public final class Transport {

    private static final Set<Integer> TRY_AGAIN = Set.of(408, 429, 502, 503, 504);

    private final HttpClient http;
    private final @Nullable Tokens tokens;
    private final Patience patience;
    private final Time time;

    /**
     * Sends by an HTTP client.
     *
     * @param tokens gives a token when there is none and when one is refused; null where requests bring their own
     */
    public Transport(HttpClient http, @Nullable Supplier<String> tokens, Patience patience, Time time) {
        this.http = http;
        this.tokens = tokens == null ? null : new Tokens(tokens);
        this.patience = patience;
        this.time = time;
    }

    /** The same with one token, which can't be had anew. */
    public Transport with(String token) {
        return new Transport(http, () -> token, patience, time);
    }

    /** An HTTP client as a transport wants it. */
    public static HttpClient http() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** How long it goes on. */
    public Patience patience() {
        return patience;
    }

    /** What it looks at. */
    public Time time() {
        return time;
    }

    /**
     * Sends it; gives the final answer, of whatever status.
     *
     * @param longest attempt, until its answer begins
     * @throws UnavailableException when there was none until the deadline
     */
    public <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler, Duration longest)
            throws InterruptedException {
        long end = time.nanos() + patience.deadline().toNanos();
        boolean renewed = false;
        for (int attempt = 0; ; attempt++) {
            String token = tokens == null ? null : tokens.token();
            Duration left = Duration.ofNanos(Math.max(1_000_000, end - time.nanos()));
            HttpResponse<T> answer = null;
            String failure = "";
            try {
                answer = http.send(signed(request, token, shorter(longest, left)), handler);
            } catch (IOException e) {
                failure = e.getClass().getSimpleName();
            }
            if (answer != null && answer.statusCode() == 401 && tokens != null && token != null && !renewed) {
                tokens.refused(token);
                renewed = true;
                close(answer);
                continue;
            }
            if (answer != null && !isPassing(answer)) {
                return answer;
            }
            Duration pause = pause(attempt, answer);
            if (time.nanos() + pause.toNanos() >= end) {
                if (answer == null) {
                    throw new UnavailableException(failure);
                }
                return answer;
            }
            close(answer);
            time.sleep(pause);
        }
    }

    private static HttpRequest signed(HttpRequest.Builder request, @Nullable String token, Duration timeout) {
        HttpRequest.Builder copy = request.copy().timeout(timeout);
        return (token == null ? copy : copy.setHeader("Authorization", "Bearer " + token)).build();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static boolean isPassing(HttpResponse<?> answer) {
        boolean isProblem =
                answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json");
        return TRY_AGAIN.contains(answer.statusCode()) || (!isProblem && Problems.isOfNoApi(answer.statusCode()));
    }

    private Duration pause(int attempt, @Nullable HttpResponse<?> answer) {
        Duration usual = patience.pause(attempt, ThreadLocalRandom.current().nextDouble());
        return answer == null
                ? usual
                : answer.headers()
                        .firstValue("Retry-After")
                        .flatMap(header -> Patience.retryAfter(header.strip(), time.now()))
                        .orElse(usual);
    }

    private static void close(@Nullable HttpResponse<?> answer) {
        if (answer != null && answer.body() instanceof Closeable body) {
            try {
                body.close();
            } catch (IOException e) {
                // nobody wants it any more
            }
        }
    }
}
