package org.flightplan.commands;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.flightplan.events.AppendResult;
import org.flightplan.events.History;
import org.flightplan.events.RecordedEvent;
import org.flightplan.events.Related;
import org.jspecify.annotations.Nullable;

/**
 * What a command is decided on: a stream as the log holds it, or as it will be when an append in flight succeeds.
 *
 * @param aggregate the stream's kind, as the command sees it
 * @param version the version the stream stands at
 * @param state what the rules remember of it; it belongs to whoever decides on it, and is handed over with it
 * @param related what else is known
 * @param foreign whether the id is another kind of stream's: to this command such a stream does not exist
 * @param events the stream's, as far as they were read for this command
 * @param base the append in flight, or null when all is durable
 */
record DecisionBase<C, S, E>(
        Aggregate<C, S, E> aggregate,
        int version,
        S state,
        Related.Found related,
        boolean foreign,
        List<RecordedEvent> events,
        @Nullable CompletionStage<AppendResult> base) {

    static <C, S, E> DecisionBase<C, S, E> durable(Aggregate<C, S, E> aggregate, History history) {
        List<RecordedEvent> events = history.events();
        boolean foreign = !events.isEmpty() && !events.get(0).stream().type().equals(aggregate.streamType());
        S initial = aggregate.decider().initial();
        S state = foreign ? initial : folded(aggregate, initial, events);
        return new DecisionBase<>(aggregate, history.version(), state, history.related(), foreign, events, null);
    }

    /** Whether a history, read from this decision base's version on, begins with the event that this decision base ends with. */
    boolean isContinuedBy(History history) {
        return isStored()
                && !history.events().isEmpty()
                && history.events().get(0).position() == lastPosition();
    }

    /** This decision base, which such a history continues. */
    DecisionBase<C, S, E> continuedBy(History history) {
        List<RecordedEvent> news = history.events().subList(1, history.events().size());
        S now = folded(aggregate, state, news);
        return new DecisionBase<>(aggregate, history.version(), now, history.related(), false, news, null);
    }

    private static <C, S, E> S folded(Aggregate<C, S, E> aggregate, S state, List<RecordedEvent> events) {
        S folded = state;
        for (RecordedEvent event : events) {
            folded = aggregate.decider().evolve(folded, aggregate.codec().event(event.type(), event.values()));
        }
        return folded;
    }

    /** The decision base that an append, when it succeeds, leaves to the next command. */
    DecisionBase<C, S, E> after(S newState, int events, CompletionStage<AppendResult> append) {
        return new DecisionBase<>(aggregate, version + events, newState, related, false, List.of(), append);
    }

    /** Whom the stream is about; null when that is nobody. */
    @Nullable
    UUID patient() {
        return aggregate.patient().apply(state);
    }

    boolean isTentative() {
        return base != null;
    }

    /** Whether all of the stream's events were read for this command. */
    boolean isWhole() {
        return events.size() == version;
    }

    /** Whether the append it rests on has succeeded. */
    boolean isStored() {
        return base != null && outcome() instanceof AppendResult.Appended;
    }

    /** This decision base, when a submission can be decided on it; null when it must read the log. */
    <D, T, F> @Nullable DecisionBase<D, T, F> fit(Submission<D, T, F> submission) {
        boolean known = submission.related().equals(Related.NONE)
                || submission.related().equals(related.asked());
        boolean fits = known && !(base != null && AppendResult.cameToNothing(base));
        return fits ? of(submission.aggregate()) : null;
    }

    /** This decision base, when it is of the aggregate; else null. */
    @SuppressWarnings("unchecked") // the same aggregate has the same types
    <D, T, F> @Nullable DecisionBase<D, T, F> of(Aggregate<D, T, F> other) {
        return other == (Object) aggregate ? (DecisionBase<D, T, F>) this : null;
    }

    private @Nullable AppendResult outcome() {
        CompletableFuture<AppendResult> outcome = base == null ? null : base.toCompletableFuture();
        return outcome == null || !outcome.isDone() || outcome.isCompletedExceptionally() ? null : outcome.join();
    }

    // an append's own stream comes first, so that the first event of this version is this stream's
    private long lastPosition() {
        return ((AppendResult.Appended) Objects.requireNonNull(outcome()))
                .events().stream()
                        .filter(place -> place.version() == version)
                        .findFirst()
                        .orElseThrow()
                        .position();
    }
}
