package org.flightplan.bench.faults;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.flightplan.bench.stand.Client;
import org.flightplan.bench.stand.Client.Answer;
import org.flightplan.bench.stand.Node;
import org.jspecify.annotations.Nullable;

/** A node as the clients of a round see it: it answers, or it doesn't. */
final class NodeClient {

    private static final int UNAUTHENTICATED = 401;
    private static final Duration AVOIDED = Duration.ofSeconds(2);
    private static final Duration LONGEST_QUERY = Duration.ofSeconds(5);

    private final Node node;
    private final UUID tenant;
    private volatile @Nullable Client signedIn;
    private volatile long avoidedUntil = System.nanoTime();

    NodeClient(Node node, UUID tenant) {
        this.node = node;
        this.tenant = tenant;
    }

    /** The answer; empty when none came within the time. */
    Optional<Answer> post(Command command, Duration longest) {
        Optional<Answer> answer = answer(longest, client -> client.post(command.path(), command.body(), command.key()));
        if (answer.isEmpty() || isOfNoApplication(answer.get())) {
            avoidedUntil = System.nanoTime() + AVOIDED.toNanos();
        }
        return answer;
    }

    /** Whether a balancer would send it something: it has not failed to answer within the last seconds. */
    boolean isBelievedUp() {
        return System.nanoTime() - avoidedUntil > 0;
    }

    private static boolean isOfNoApplication(Answer answer) {
        return answer.status() >= 400 && !answer.body().contains("\"error_code\"");
    }

    /** The answer; empty when none came. */
    Optional<Answer> get(String path) {
        return answer(LONGEST_QUERY, client -> client.get(path));
    }

    private Optional<Answer> answer(Duration longest, Function<Client, Answer> request) {
        try {
            Answer answer = request.apply(signedIn().within(longest));
            if (answer.status() == UNAUTHENTICATED) {
                // a restarted node has new keys: sign in anew the next time
                signedIn = null;
                return Optional.empty();
            }
            return Optional.of(answer);
        } catch (UncheckedIOException | NotSignedIn e) {
            return Optional.empty();
        }
    }

    private Client signedIn() {
        Client known = signedIn;
        if (known == null) {
            try {
                known = node.client().within(LONGEST_QUERY).as(tenant, "clinician");
            } catch (IllegalStateException e) {
                throw new NotSignedIn(e);
            }
            signedIn = known;
        }
        return known;
    }

    private static final class NotSignedIn extends RuntimeException {
        NotSignedIn(Throwable cause) {
            super(cause);
        }
    }
}
