package org.flightplan.append;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.flightplan.append.AppendRequest.KeyClaim;
import org.flightplan.events.Condition;

/** What became of an append. A conflict is an answer, not a fault: it concerns its own caller alone. */
public sealed interface AppendResult {

    /**
     * Durable and in order.
     *
     * @param events one for each event of the request, in its order
     */
    record Appended(List<Place> events) implements AppendResult {

        /** The position of the last event: whoever has projected it has projected them all. */
        public long position() {
            return events.get(events.size() - 1).position();
        }
    }

    /**
     * Nothing was appended: a stream stood elsewhere. Read it again and decide again, or tell the caller.
     *
     * @param stream the stream
     * @param expected where it should have stood
     */
    record VersionConflict(UUID stream, int expected) implements AppendResult {}

    /** Nothing was appended: neither was the append it was decided on. Decide again, on what is durable. */
    record Superseded() implements AppendResult {}

    /** Nothing was appended: a key is another stream's already. */
    record KeyClaimed(KeyClaim claim) implements AppendResult {}

    /** Nothing was appended: a key has another holder than the one it was decided on. Read it again and decide again. */
    record ConditionFailed(Condition.KeyHeldBy condition) implements AppendResult {}

    /** Nothing was appended: it is about a patient who is erased. */
    record PatientErased() implements AppendResult {}

    /** What came of a request whose condition does not hold. */
    static AppendResult of(Condition.KeyHeldBy failed) {
        return failed.key().isErased() && failed.holder() == null ? new PatientErased() : new ConditionFailed(failed);
    }

    /** Nothing was appended: the idempotency key has an answer already. Read it, and give it again. */
    record IdempotencyKeyUsed() implements AppendResult {}

    /** Nothing was appended: the database can't keep the data, as it would say of no other request. */
    record Unstorable(String sqlState) implements AppendResult {}

    /** Whether it is known already that an append has appended nothing, or that nobody can tell. */
    static boolean cameToNothing(CompletionStage<AppendResult> append) {
        CompletableFuture<AppendResult> outcome = append.toCompletableFuture();
        return outcome.isCompletedExceptionally()
                || (outcome.isDone() && !(outcome.join() instanceof AppendResult.Appended));
    }

    /** Where an event came to stand: in its stream, and in the log. */
    record Place(int version, long position) {}
}
