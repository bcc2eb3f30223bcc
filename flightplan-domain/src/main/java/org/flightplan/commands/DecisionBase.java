package org.flightplan.commands;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.flightplan.append.AppendResult;
import org.flightplan.events.History;
import org.flightplan.events.History.StoredIdempotencyRecord;
import org.flightplan.events.RecordedEvent;
import org.flightplan.events.Related;
import org.jspecify.annotations.Nullable;

/**
 * What a command is decided on: a stream as the log holds it, or as it will be when an append in flight succeeds.
 *
 * @param aggregate the stream's kind, as the command sees it
 * @param version the version the stream stands at
 * @param state what the rules remember of it
 * @param related what else is known
 * @param answered what the first request with the command's idempotency key came to, or null
 * @param foreign whether the id is another kind of stream's: to this command such a stream does not exist
 * @param events the stream's, as far as they were read for this command
 * @param position of the last event; 0 when there is none, or it is in flight
 * @param inFlight the append it rests on, or null when all is durable
 */
record DecisionBase<C, S, E>(
        Aggregate<C, S, E> aggregate,
        int version,
        S state,
        Related.Found related,
        @Nullable StoredIdempotencyRecord answered,
        boolean foreign,
        List<RecordedEvent> events,
        long position,
        @Nullable CompletionStage<AppendResult> inFlight) {

    static <C, S, E> DecisionBase<C, S, E> durable(Aggregate<C, S, E> aggregate, History history) {
        List<RecordedEvent> events = history.events();
        boolean foreign = !events.isEmpty() && !events.get(0).stream().type().equals(aggregate.streamType());
        S initial = aggregate.decider().initial();
        S state = foreign ? initial : folded(aggregate, initial, events);
        return read(aggregate, state, history, foreign, events);
    }

    /**
     * This decision base and what was appended since.
     *
     * @param history read from this one's version on; null comes back when it does not begin with the event that this one ends with
     */
    @Nullable
    DecisionBase<C, S, E> continuedBy(History history) {
        List<RecordedEvent> read = history.events();
        if (read.isEmpty() || read.get(0).position() != position) {
            return null;
        }
        List<RecordedEvent> news = read.subList(1, read.size());
        return read(aggregate, folded(aggregate, state, news), history, false, news);
    }

    private static <C, S, E> DecisionBase<C, S, E> read(
            Aggregate<C, S, E> aggregate, S state, History history, boolean foreign, List<RecordedEvent> events) {
        return new DecisionBase<>(
                aggregate,
                history.version(),
                state,
                history.related(),
                history.idempotency().orElse(null),
                foreign,
                events,
                history.position(),
                null);
    }

    private static <C, S, E> S folded(Aggregate<C, S, E> aggregate, S state, List<RecordedEvent> events) {
        S folded = state;
        for (RecordedEvent event : events) {
            folded = aggregate.decider().evolve(folded, aggregate.codec().past(event), event.eventId());
        }
        return folded;
    }

    /** The decision base that an append, when it succeeds, leaves to the next command. */
    DecisionBase<C, S, E> after(S newState, int eventCount, CompletionStage<AppendResult> append) {
        return new DecisionBase<>(
                aggregate, version + eventCount, newState, related, null, false, List.of(), 0, append);
    }

    /** The same when its append is through, and its last event stands at this position. */
    DecisionBase<C, S, E> storedAt(long lastPosition) {
        return new DecisionBase<>(
                aggregate, version, state, Related.Found.NOTHING, null, false, List.of(), lastPosition, null);
    }

    /** Whom the stream is about; null when that is nobody. */
    @Nullable
    UUID patient() {
        return aggregate.patient().apply(state, related);
    }

    /** Whether all of the stream's events were read for this command. */
    boolean isWhole() {
        return events.size() == version;
    }

    boolean isTentative() {
        return inFlight != null;
    }

    /** Completes when the append it rests on is through. */
    CompletionStage<AppendResult> settled() {
        return Objects.requireNonNull(inFlight);
    }

    /** This decision base, when a submission can be decided on it; null when it must read the log. */
    <D, T, F> @Nullable DecisionBase<D, T, F> fit(Submission<D, T, F> submission) {
        boolean known = submission.related().equals(Related.NONE)
                || submission.related().equals(related.asked());
        boolean fits = known && !(inFlight != null && AppendResult.cameToNothing(inFlight));
        return fits ? of(submission.aggregate()) : null;
    }

    /** This decision base, when it is of the aggregate; else null. */
    @SuppressWarnings("unchecked") // the same aggregate has the same types
    <D, T, F> @Nullable DecisionBase<D, T, F> of(Aggregate<D, T, F> other) {
        return other == (Object) aggregate ? (DecisionBase<D, T, F>) this : null;
    }
}
