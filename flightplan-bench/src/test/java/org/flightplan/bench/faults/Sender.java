package org.flightplan.bench.faults;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.flightplan.bench.faults.Outcome.Acknowledged;
import org.flightplan.bench.faults.Outcome.Refused;
import org.flightplan.bench.faults.Outcome.Unknown;
import org.flightplan.bench.stand.Client.Answer;

/** Sends commands, and sends them again under the same key when no answer came; the model is told of every answer. */
final class Sender {

    /** How long a client waits for an answer, and how long it keeps trying. */
    record Patience(Duration forAnAnswer, Duration inAll) {

        /** Sends until it is answered: by the next node, when one does not answer. */
        static final Patience PATIENT = new Patience(Duration.ofSeconds(7), Duration.ofSeconds(90));

        /** Sends once. */
        static final Patience HASTY = new Patience(Duration.ofSeconds(3), Duration.ZERO);
    }

    private static final Set<Integer> TRY_AGAIN = Set.of(408, 429);

    private final List<NodeClient> desks;
    private final Model model;
    private final Tally tally;

    Sender(List<NodeClient> desks, Model model, Tally tally) {
        this.desks = desks;
        this.model = model;
        this.tally = tally;
    }

    Outcome send(Command command, Patience patience) {
        return send(command, patience, firstDesk());
    }

    /** Sends it to this node first. */
    Outcome send(Command command, Patience patience, int firstDesk) {
        model.sent(command);
        long end = System.nanoTime() + patience.inAll().toNanos();
        boolean mayBeRecorded = false;
        for (int attempt = 0; ; attempt++) {
            long sent = System.nanoTime();
            Optional<Answer> answer =
                    desks.get((firstDesk + attempt) % desks.size()).post(command, patience.forAnAnswer());
            if (answer.isPresent() && answer.get().status() < 300) {
                tally.acknowledged(sent);
                return told(command, acknowledged(answer.get()));
            }
            if (answer.isPresent() && refuses(answer.get())) {
                // what an unanswered attempt leads to may still be on its way
                return mayBeRecorded
                        ? new Unknown()
                        : told(command, new Refused(answer.get().status()));
            }
            answer.filter(given -> given.status() >= 500 && given.status() != 503)
                    .ifPresent(given -> tally.faulted(command + ": " + given));
            mayBeRecorded = true;
            if (System.nanoTime() >= end) {
                return new Unknown();
            }
            tally.retried();
            Waiting.pause(Duration.ofMillis(ThreadLocalRandom.current().nextInt(20, 100)));
        }
    }

    /** Any that has answered the last time, as a balancer would choose; any at all when none has. */
    private int firstDesk() {
        int any = ThreadLocalRandom.current().nextInt(desks.size());
        for (int next = 0; next < desks.size(); next++) {
            int desk = (any + next) % desks.size();
            if (desks.get(desk).isBelievedUp()) {
                return desk;
            }
        }
        return any;
    }

    private Outcome told(Command command, Outcome answer) {
        model.answered(command, answer);
        return answer;
    }

    /** A refusal is the application's own; a server that has not deployed it yet says 404 to everything. */
    private static boolean refuses(Answer answer) {
        return answer.status() < 500
                && !TRY_AGAIN.contains(answer.status())
                && answer.body().contains("\"error_code\"");
    }

    private static Acknowledged acknowledged(Answer answer) {
        var body = answer.json();
        return new Acknowledged(
                body.getInt("new_version"), body.getJsonNumber("position").longValue());
    }
}
