package org.flightplan.commands;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.flightplan.commands.CommandResult.Done;
import org.flightplan.commands.CommandResult.Refused;
import org.flightplan.events.History;
import org.flightplan.events.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** Decides a submission on a stream's history: content is judged before versions, and versions before the state. */
final class Deliberation<C, S, E> {

    private static final Set<Reason.Kind> BEFORE_VERSIONS = Set.of(Reason.Kind.CONTENT, Reason.Kind.NOT_FOUND);

    /**
     * What it comes to: an append, or, without one, a result.
     *
     * @param draft empty when there is a result
     */
    record Outcome<E>(Draft<E> draft, @Nullable CommandResult result) {}

    private final Submission<C, S, E> submission;
    private final History history;
    private final Circumstances circumstances;

    Deliberation(Submission<C, S, E> submission, History history, Circumstances circumstances) {
        this.submission = submission;
        this.history = history;
        this.circumstances = circumstances;
    }

    Outcome<E> decide(Supplier<UUID> ids) {
        Decider<C, S, E> decider = submission.aggregate().decider();
        Draft<E> draft = new Draft<>(submission, ids);
        S state = replayed(decider);
        RecordedEvent repeated = null;
        for (int i = 0; i < submission.commands().size(); i++) {
            Decision<E> decision = decider.decide(submission.commands().get(i), state, circumstances);
            if (decision instanceof Decision.Refuse<E> refuse) {
                return new Outcome<>(draft, refused(refuse.rejection(), i));
            } else if (decision instanceof Decision.Repeat<E> repeat) {
                repeated = recorded(repeat.recorded());
                draft.repeat(repeated.eventId());
            } else if (decision instanceof Decision.Accept<E> accept) {
                for (E event : accept.events()) {
                    draft.add(event, i);
                    state = decider.evolve(state, event);
                }
            }
        }
        if (draft.isEmpty() && repeated != null) {
            return new Outcome<>(draft, new Done(draft.answer(), repeated.version(), repeated.position()));
        }
        if (!history.events().isEmpty() && !ofThisType(history.events())) {
            return new Outcome<>(draft, new Refused(new CommandRejection.IdInUse(), 0));
        }
        Optional<Rejection> stale = submission.envelope().precondition().refusal(history.version());
        return new Outcome<>(
                draft, stale.map(rejection -> new Refused(rejection, 0)).orElse(null));
    }

    private CommandResult refused(Rejection rejection, int command) {
        if (BEFORE_VERSIONS.contains(rejection.reason().kind())) {
            return new Refused(rejection, command);
        }
        Rejection first =
                submission.envelope().precondition().refusal(history.version()).orElse(rejection);
        return new Refused(first, command);
    }

    private S replayed(Decider<C, S, E> decider) {
        S state = decider.initial();
        if (!ofThisType(history.events())) {
            return state;
        }
        for (RecordedEvent event : history.events()) {
            state = decider.evolve(state, decoded(event));
        }
        return state;
    }

    // an id may be another kind of stream's: to this command such a stream does not exist
    private boolean ofThisType(List<RecordedEvent> events) {
        return !events.isEmpty()
                && events.get(0).stream().type().equals(submission.aggregate().streamType());
    }

    private RecordedEvent recorded(E repeated) {
        return history.events().stream()
                .filter(event -> decoded(event).equals(repeated))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a repeated event is in its stream"));
    }

    private E decoded(RecordedEvent event) {
        return submission.aggregate().codec().event(event.type(), event.values());
    }
}
