package org.flightplan.commands;

import jakarta.json.JsonObject;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.flightplan.commands.CommandResult.Done;
import org.flightplan.commands.CommandResult.Refused;
import org.flightplan.events.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** Decides a submission on a decision base: content is judged before versions, and versions before the state. */
final class Deliberation<C, S, E> {

    private static final Set<Reason.Kind> BEFORE_VERSIONS = Set.of(Reason.Kind.CONTENT, Reason.Kind.NOT_FOUND);

    /** What it comes to. */
    sealed interface Outcome<S, E> {

        /** Events to append, and the state they lead to. */
        record Append<S, E>(Draft<E> draft, S state) implements Outcome<S, E> {}

        /** No event: the caller has his answer. */
        record Answer<S, E>(CommandResult result) implements Outcome<S, E> {}

        /** What rests on events that aren't durable yet, or weren't read, is no answer: decide again on those that are. */
        record Unclear<S, E>() implements Outcome<S, E> {}
    }

    private final Submission<C, S, E> submission;
    private final DecisionBase<C, S, E> decisionBase;
    private final Circumstances circumstances;

    Deliberation(Submission<C, S, E> submission, DecisionBase<C, S, E> decisionBase, Circumstances circumstances) {
        this.submission = submission;
        this.decisionBase = decisionBase;
        this.circumstances = circumstances;
    }

    Outcome<S, E> decide(Supplier<UUID> ids) {
        Decider<C, S, E> decider = submission.aggregate().decider();
        Draft<E> draft = new Draft<>(submission, circumstances, ids);
        S state = decisionBase.state();
        RecordedEvent repeated = null;
        for (int i = 0; i < submission.commands().size(); i++) {
            Decision<E> decision = decider.decide(submission.commands().get(i), state, circumstances);
            if (decision instanceof Decision.Refuse<E> refuse) {
                return answer(refused(refuse.rejection(), i));
            } else if (decision instanceof Decision.Repeat<E> repeat) {
                draft.warn(repeat.warnings(), i);
                if (draft.repeats(repeat.recorded())) {
                    continue;
                }
                if (!decisionBase.isWhole()) {
                    return new Outcome.Unclear<>();
                }
                Optional<RecordedEvent> found = recorded(repeat.recorded());
                if (found.isEmpty()) {
                    return answer(refused(Objects.requireNonNull(repeat.otherwise()), i));
                }
                repeated = found.get();
                Rejection others = repeat.others();
                if (others != null
                        && !repeated.createdBy().equals(submission.envelope().actor())) {
                    return answer(refused(others, i));
                }
                draft.repeat(repeated.eventId());
            } else if (decision instanceof Decision.Accept<E> accept) {
                draft.warn(accept.warnings(), i);
                for (E event : accept.events()) {
                    JsonObject judgedBy = decider.judgedBy(event, state, circumstances);
                    state = decider.evolve(state, event, draft.add(event, judgedBy, i));
                }
            }
        }
        if (draft.isEmpty() && repeated != null) {
            return answer(new Done(draft.recorded(), repeated.version(), repeated.position()));
        }
        CommandResult refusal = refusal();
        if (refusal != null) {
            return answer(refusal);
        }
        return draft.isEmpty()
                ? answer(new Done(draft.recorded(), decisionBase.version(), decisionBase.position()))
                : new Outcome.Append<>(draft, state);
    }

    private Outcome<S, E> answer(CommandResult result) {
        return decisionBase.isTentative() ? new Outcome.Unclear<>() : new Outcome.Answer<>(result);
    }

    private @Nullable CommandResult refusal() {
        if (decisionBase.foreign()) {
            return new Refused(CommandRejection.IdInUse.of(submission.aggregate()), 0);
        }
        Optional<Rejection> stale = submission.envelope().precondition().refusal(decisionBase.version());
        return stale.map(rejection -> new Refused(rejection, 0)).orElse(null);
    }

    private CommandResult refused(Rejection rejection, int command) {
        if (BEFORE_VERSIONS.contains(rejection.reason().kind())) {
            return new Refused(rejection, command);
        }
        Rejection first = submission
                .envelope()
                .precondition()
                .refusal(decisionBase.version())
                .orElse(rejection);
        return new Refused(first, command);
    }

    private Optional<RecordedEvent> recorded(E repeated) {
        EventCodec<E> codec = submission.aggregate().codec();
        String type = codec.type(repeated);
        return decisionBase.events().stream()
                // nobody can say any more what was recorded of an erased patient
                .filter(event -> event.type().equals(type) && !event.isErased())
                .filter(event -> codec.event(type, event.values()).equals(repeated))
                // what was said, taken back and said again holds from the last time on
                .reduce((first, second) -> second);
    }
}
