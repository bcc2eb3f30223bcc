package org.flightplan.commands;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.flightplan.commands.CommandResult.Done;
import org.flightplan.commands.CommandResult.Refused;
import org.flightplan.commands.Deliberation.Outcome;
import org.flightplan.commands.StreamSequencer.Turn;
import org.flightplan.events.AppendResult;
import org.flightplan.events.EventLog;
import org.flightplan.events.History;
import org.flightplan.events.StoredIdempotencyRecord;
import org.flightplan.events.StreamReader;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.keys.PatientErased;
import org.flightplan.tenants.TenantId;

/**
 * Takes a command from its request to its events: read the stream, decide, append, and begin again when another node was
 * first. It answers when the events are durable; no thread waits for that.
 */
@ApplicationScoped
public class CommandHandler {

    /** How often a command is decided anew because another node changed its stream in between. */
    private static final int ATTEMPTS = 20;

    /** How often it is decided on events in flight; if they come to nothing so often, then only on durable ones. */
    private static final int BOLD_ATTEMPTS = 3;

    private static final CommandResult ERASED = new Refused(new CommandRejection.PatientErased(), 0);

    private final StreamReader reader;
    private final EventLog log;
    private final Clock clock;
    private final CommandThreads threads;
    private final StreamMemory memory;
    private final StreamSequencer turns;

    /** @param reader of streams, {@code log} to append to, {@code clock} for decisions, {@code threads} to go on with */
    @Inject
    public CommandHandler(StreamReader reader, EventLog log, Clock clock, CommandThreads threads) {
        this.reader = reader;
        this.log = log;
        this.clock = clock;
        this.threads = threads;
        this.memory = StreamMemory.ofTheHeap();
        this.turns = new StreamSequencer(memory, threads);
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected CommandHandler() {
        this(null, null, null, null);
    }

    /** Forgets what this node remembers of the streams that are about a patient. */
    public void forget(TenantId tenant, UUID patient) {
        memory.forget(tenant, patient);
    }

    /**
     * Handles commands that go to one stream. The stage completes with what became of them, or exceptionally with
     * {@link org.flightplan.events.LogUnavailable}; on a thread that others wait for: go on elsewhere with anything that
     * blocks.
     */
    public <C, S, E> CompletionStage<CommandResult> handle(Submission<C, S, E> submission) {
        return attempt(submission, 1);
    }

    private <C, S, E> CompletionStage<CommandResult> attempt(Submission<C, S, E> submission, int number) {
        TenantId tenant = submission.envelope().tenant().id();
        return turns.take(tenant, submission.stream(), turn -> {
            DecisionBase<?, ?, ?> inherited = turn.inherited();
            if (inherited == null) {
                return onTheLog(submission, turn, number);
            }
            DecisionBase<C, S, E> decisionBase = number > BOLD_ATTEMPTS ? null : inherited.fit(submission);
            return decisionBase == null
                    ? afterwards(inherited, () -> onTheLog(submission, turn, number))
                    : on(decisionBase, submission, turn, number);
        });
    }

    private <C, S, E> CompletionStage<CommandResult> onTheLog(Submission<C, S, E> submission, Turn turn, int number) {
        DecisionBase<?, ?, ?> remembered = turn.remembered();
        DecisionBase<C, S, E> known = remembered == null ? null : remembered.of(submission.aggregate());
        Envelope envelope = submission.envelope();
        Envelope.IdempotencyKey key = envelope.idempotency();
        History history = reader.history(
                envelope.tenant().id(),
                submission.stream(),
                known == null ? 1 : known.version(),
                submission.related(),
                key == null ? null : key.key());
        if (key != null && history.receipt().isPresent()) {
            return completed(replay(history.receipt().get(), key));
        } else if (known == null) {
            return on(DecisionBase.durable(submission.aggregate(), history), submission, turn, number);
        }
        return known.isContinuedBy(history)
                ? on(known.continuedBy(history), submission, turn, number)
                : onTheLog(submission, turn, number);
    }

    private <C, S, E> CompletionStage<CommandResult> on(
            DecisionBase<C, S, E> decisionBase, Submission<C, S, E> submission, Turn turn, int number) {
        Circumstances circumstances =
                new Circumstances(clock.instant(), submission.envelope().tenant(), decisionBase.related());
        var outcome = new Deliberation<>(submission, decisionBase, circumstances)
                .decide(() -> TimeOrderedId.madeAt(clock.instant()));
        if (outcome instanceof Outcome.Append<S, E> append) {
            Draft<E> draft = append.draft();
            UUID patient = submission.aggregate().patient().apply(append.state());
            CompletionStage<AppendResult> appended;
            try {
                appended = log.append(draft.request(decisionBase.version(), decisionBase.base(), patient));
            } catch (PatientErased e) {
                return completed(ERASED);
            }
            turn.handOver(decisionBase.after(append.state(), draft.eventCount(), appended));
            return appended.thenCompose(result -> settle(submission, draft, result, turn, number));
        } else if (outcome instanceof Outcome.Answer<S, E> answer) {
            return completed(isOfErased(submission, decisionBase, answer.result()) ? ERASED : answer.result());
        }
        return decisionBase.isTentative()
                ? afterwards(decisionBase, () -> onTheLog(submission, turn, number))
                : onTheLog(submission, turn, number);
    }

    /**
     * Whether an answer without an event, a repeat or a refusal by the state, speaks of a stay whose patient is erased. What
     * appends is the log's to refuse; the patient's own stream tells of the erasure itself.
     */
    private <C, S, E> boolean isOfErased(
            Submission<C, S, E> submission, DecisionBase<C, S, E> decisionBase, CommandResult result) {
        UUID patient = decisionBase.patient();
        boolean rests = result instanceof Done
                || (result instanceof Refused refused
                        && refused.rejection().reason().kind() == Reason.Kind.STATE);
        return rests
                && patient != null
                && !patient.equals(submission.stream())
                && log.isErased(submission.envelope().tenant().id(), patient);
    }

    /** Goes on when the append in flight is through, whatever came of it. */
    private CompletionStage<CommandResult> afterwards(
            DecisionBase<?, ?, ?> decisionBase, Supplier<CompletionStage<CommandResult>> next) {
        return Objects.requireNonNull(decisionBase.base())
                .handleAsync((unused, alsoUnused) -> next.get(), threads)
                .thenCompose(Function.identity());
    }

    private <C, S, E> CompletionStage<CommandResult> settle(
            Submission<C, S, E> submission, Draft<E> draft, AppendResult result, Turn turn, int number) {
        if (result instanceof AppendResult.Appended appended) {
            int version = appended.events().get(draft.eventCount() - 1).version();
            return completed(new Done(draft.answer(), version, appended.position()));
        }
        // what follows may read the log: not on the thread that brings results
        return CompletableFuture.supplyAsync(() -> reconsider(submission, draft, result, turn, number), threads)
                .thenCompose(Function.identity());
    }

    private <C, S, E> CompletionStage<CommandResult> reconsider(
            Submission<C, S, E> submission, Draft<E> draft, AppendResult result, Turn turn, int number) {
        if (result instanceof AppendResult.KeyClaimed taken) {
            Optional<CommandResult> refused = refused(submission, draft, taken);
            return refused.isPresent() ? completed(refused.get()) : again(submission, turn, number);
        } else if (isIdInUse(result, submission, number)) {
            return completed(new Refused(CommandRejection.IdInUse.of(submission.aggregate()), 0));
        } else if (result instanceof AppendResult.VersionConflict
                || result instanceof AppendResult.ConditionFailed
                || result instanceof AppendResult.Superseded) {
            return again(submission, turn, number);
        } else if (result instanceof AppendResult.PatientErased) {
            return completed(ERASED);
        } else if (result instanceof AppendResult.ReceiptExists) {
            // a retry overtook its original: its answer is there now
            return onTheLog(submission, turn, number);
        } else if (result instanceof AppendResult.Unstorable) {
            return completed(new Refused(new CommandRejection.Unstorable(), 0));
        }
        throw new IllegalStateException("unknown result " + result);
    }

    /**
     * Whether a stream is there that was to begin beside the command's own: deciding again will not help. It is decided
     * again once all the same, since another node may have begun both.
     */
    private static boolean isIdInUse(AppendResult result, Submission<?, ?, ?> submission, int number) {
        return result instanceof AppendResult.VersionConflict conflict
                && conflict.expected() == 0
                && !conflict.stream().equals(submission.stream())
                && number > 1;
    }

    /** Decides anew, on what has changed meanwhile. */
    private <C, S, E> CompletionStage<CommandResult> again(Submission<C, S, E> submission, Turn turn, int number) {
        if (number >= ATTEMPTS) {
            return completed(new Refused(new CommandRejection.TooBusy(), 0));
        }
        turn.leave();
        return attempt(submission, number + 1);
    }

    private static <C, S, E> Optional<CommandResult> refused(
            Submission<C, S, E> submission, Draft<E> draft, AppendResult.KeyClaimed taken) {
        int command = draft.commandOf(taken.claim());
        C asked = submission.commands().get(command);
        return submission.aggregate().claimed().apply(taken.claim(), asked).map(why -> new Refused(why, command));
    }

    private static CommandResult replay(StoredIdempotencyRecord stored, Envelope.IdempotencyKey key) {
        return stored.receipt().requestHash().equals(key.requestHash())
                ? new Done(stored.receipt().answer(), stored.version(), stored.position())
                : new Refused(new CommandRejection.KeyReused(), 0);
    }

    private static CompletionStage<CommandResult> completed(CommandResult result) {
        return CompletableFuture.completedStage(result);
    }
}
