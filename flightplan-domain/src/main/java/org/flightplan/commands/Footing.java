package org.flightplan.commands;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.flightplan.events.AppendResult;
import org.flightplan.events.History;
import org.flightplan.events.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * What a command is decided on: a stream as the log holds it, or as it will be when an append in flight succeeds.
 *
 * @param aggregate the stream's kind, as the command sees it
 * @param version the version the stream stands at
 * @param state what the rules remember of it; it belongs to whoever decides on it, and is handed over with it
 * @param related the types of those related streams that exist
 * @param foreign whether the id is another kind of stream's: to this command such a stream does not exist
 * @param events the stream's; empty when the footing is tentative
 * @param base the append in flight, or null when all is durable
 */
record Footing<C, S, E>(
        Aggregate<C, S, E> aggregate,
        int version,
        S state,
        Map<UUID, String> related,
        boolean foreign,
        List<RecordedEvent> events,
        @Nullable CompletionStage<AppendResult> base) {

    static <C, S, E> Footing<C, S, E> durable(Aggregate<C, S, E> aggregate, History history) {
        List<RecordedEvent> events = history.events();
        boolean foreign = !events.isEmpty() && !events.get(0).stream().type().equals(aggregate.streamType());
        S state = aggregate.decider().initial();
        if (!foreign) {
            for (RecordedEvent event : events) {
                state = aggregate.decider().evolve(state, aggregate.codec().event(event.type(), event.values()));
            }
        }
        return new Footing<>(aggregate, history.version(), state, history.streamTypes(), foreign, events, null);
    }

    /** The footing that an append, when it succeeds, leaves to the next command. */
    Footing<C, S, E> after(S newState, int events, CompletionStage<AppendResult> append) {
        return new Footing<>(aggregate, version + events, newState, related, false, List.of(), append);
    }

    boolean isTentative() {
        return base != null;
    }

    /** This footing, when a submission can be decided on it; null when it must read the log. */
    @SuppressWarnings("unchecked") // the same aggregate has the same types
    <D, T, F> @Nullable Footing<D, T, F> fit(Submission<D, T, F> submission) {
        boolean fits = submission.aggregate() == (Object) aggregate
                && related.keySet().containsAll(submission.related())
                && !(base != null && AppendResult.cameToNothing(base));
        return fits ? (Footing<D, T, F>) this : null;
    }
}
