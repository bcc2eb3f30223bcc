package org.flightplan.commands;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.flightplan.append.AppendResult;
import org.flightplan.append.AppendResult.Place;
import org.flightplan.append.EventLog;
import org.flightplan.commands.CommandResult.Done;
import org.flightplan.commands.CommandResult.Refused;
import org.flightplan.commands.Deliberation.Outcome;
import org.flightplan.commands.StreamSequencer.Turn;
import org.flightplan.events.History;
import org.flightplan.events.History.StoredIdempotencyRecord;
import org.flightplan.events.StreamKey;
import org.flightplan.events.StreamReader;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.keys.PatientErased;

/**
 * Takes a command from its request to its events: read the stream, decide, append, answer; and begins again when somebody
 * else was first. It answers when the events are durable; no thread waits for that.
 */
@ApplicationScoped
public class CommandHandler {

    /** How often a command is tried, since another node may change its stream in between. */
    private static final int ATTEMPTS = 20;

    /** How often it is decided on events in flight; if they come to nothing so often, then only on durable ones. */
    private static final int BOLD_ATTEMPTS = 3;

    private static final Attempt ERASED = new Attempt.Answered(new Refused(new CommandRejection.PatientErased(), 0));

    /** What an attempt comes to. */
    private sealed interface Attempt {

        /** The caller has his answer. */
        record Answered(CommandResult result) implements Attempt {}

        /** It is to be tried again, on durable events alone or on events in flight too. */
        record Again(boolean onDurableEvents) implements Attempt {}
    }

    private final StreamReader reader;
    private final EventLog log;
    private final Clock clock;
    private final CommandThreads threads;
    private final StreamSequencer sequencer;
    private final StreamMemory memory = StreamMemory.ofTheHeap();

    /** @param reader of streams, {@code log} to append to, {@code clock} for decisions, {@code threads} to go on with */
    @Inject
    public CommandHandler(StreamReader reader, EventLog log, Clock clock, CommandThreads threads) {
        this.reader = reader;
        this.log = log;
        this.clock = clock;
        this.threads = threads;
        this.sequencer = new StreamSequencer(threads);
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected CommandHandler() {
        this(null, null, null, null);
    }

    /**
     * Handles commands that go to one stream. The stage completes with what became of them, or exceptionally with
     * {@link org.flightplan.events.LogUnavailable}; on a thread that others wait for: go on elsewhere with anything that
     * blocks.
     */
    public <C, S, E> CompletionStage<CommandResult> handle(Submission<C, S, E> submission) {
        return handle(submission, 1, false);
    }

    private <C, S, E> CompletionStage<CommandResult> handle(
            Submission<C, S, E> submission, int number, boolean onDurableEvents) {
        return sequencer
                .inTurn(
                        submission.key(),
                        turn -> attempt(submission, turn, number, onDurableEvents || number > BOLD_ATTEMPTS))
                .thenCompose(attempt -> {
                    if (attempt instanceof Attempt.Answered answered) {
                        return CompletableFuture.completedStage(answered.result());
                    }
                    boolean durable = ((Attempt.Again) attempt).onDurableEvents();
                    return number == ATTEMPTS
                            ? CompletableFuture.completedStage(new Refused(new CommandRejection.TooBusy(), 0))
                            : elsewhere(() -> handle(submission.again(), number + 1, durable));
                });
    }

    /** Reads, decides and appends once. */
    private <C, S, E> CompletionStage<Attempt> attempt(
            Submission<C, S, E> submission, Turn turn, int number, boolean onDurableEvents) {
        DecisionBase<?, ?, ?> left = turn.inherited();
        if (left == null) {
            return decide(read(submission, onDurableEvents), submission, turn, number);
        }
        DecisionBase<C, S, E> inherited = onDurableEvents ? null : left.fit(submission);
        return inherited != null
                ? decide(inherited, submission, turn, number)
                // what is in flight must be through, whatever comes of it
                : left.settled()
                        .handleAsync(
                                (unused, alsoUnused) ->
                                        decide(read(submission, onDurableEvents), submission, turn, number),
                                threads)
                        .thenCompose(Function.identity());
    }

    // from what is remembered on, where that is what the log goes on from
    private <C, S, E> DecisionBase<C, S, E> read(Submission<C, S, E> submission, boolean whole) {
        DecisionBase<C, S, E> known = whole ? null : memory.of(submission.key(), submission.aggregate());
        DecisionBase<C, S, E> continued =
                known == null ? null : known.continuedBy(history(submission, known.version()));
        return continued == null ? DecisionBase.durable(submission.aggregate(), history(submission, 1)) : continued;
    }

    private History history(Submission<?, ?, ?> submission, int from) {
        StreamKey stream = submission.key();
        Envelope.IdempotencyKey key = submission.envelope().idempotency();
        return reader.history(stream.tenant(), stream.id(), from, submission.related(), key == null ? null : key.key());
    }

    private <C, S, E> CompletionStage<Attempt> decide(
            DecisionBase<C, S, E> base, Submission<C, S, E> submission, Turn turn, int number) {
        StoredIdempotencyRecord stored = base.answered();
        Envelope.IdempotencyKey key = submission.envelope().idempotency();
        if (stored != null && key != null) {
            return answered(replay(stored, key));
        }
        Circumstances circumstances =
                new Circumstances(clock.instant(), submission.envelope().tenant(), base.related());
        Outcome<S, E> outcome =
                new Deliberation<>(submission, base, circumstances).decide(() -> TimeOrderedId.madeAt(clock.instant()));
        if (outcome instanceof Outcome.Append<S, E> append) {
            return append(append, base, submission, turn, number);
        } else if (outcome instanceof Outcome.Answer<S, E> answer && !isOutdated(answer.result())) {
            return isOfErased(submission, base, answer.result())
                    ? CompletableFuture.completedStage(ERASED)
                    : answered(answer.result());
        }
        return CompletableFuture.completedStage(new Attempt.Again(true));
    }

    // it did not look at all that it is to be decided on
    private static boolean isOutdated(CommandResult result) {
        return result instanceof Refused refused && refused.rejection() instanceof CommandRejection.MergedMeanwhile;
    }

    private <C, S, E> CompletionStage<Attempt> append(
            Outcome.Append<S, E> decided,
            DecisionBase<C, S, E> base,
            Submission<C, S, E> submission,
            Turn turn,
            int number) {
        Draft<E> draft = decided.draft();
        UUID patient = submission.aggregate().patient().apply(decided.state(), base.related());
        CompletionStage<AppendResult> appended;
        try {
            appended = log.append(draft.request(base.version(), base.inFlight(), patient));
        } catch (PatientErased e) {
            return CompletableFuture.completedStage(ERASED);
        }
        DecisionBase<C, S, E> next = base.after(decided.state(), draft.eventCount(), appended);
        turn.handOver(next);
        return appended.thenApply(result -> {
            if (result instanceof AppendResult.Appended stored) {
                Place last = stored.events().get(draft.eventCount() - 1);
                memory.keep(submission.key(), next.storedAt(last.position()));
                return new Attempt.Answered(new Done(draft.recorded(), last.version(), stored.position()));
            }
            return attemptOf(result, submission, draft, number);
        });
    }

    private static <C, S, E> Attempt attemptOf(
            AppendResult result, Submission<C, S, E> submission, Draft<E> draft, int number) {
        if (result instanceof AppendResult.KeyClaimed taken) {
            return refused(submission, draft, taken)
                    .<Attempt>map(Attempt.Answered::new)
                    .orElse(new Attempt.Again(false));
        } else if (isIdInUse(result, submission, number)) {
            return new Attempt.Answered(new Refused(CommandRejection.IdInUse.of(submission.aggregate()), 0));
        } else if (result instanceof AppendResult.PatientErased) {
            return ERASED;
        } else if (result instanceof AppendResult.Unstorable) {
            return new Attempt.Answered(new Refused(new CommandRejection.Unstorable(), 0));
        }
        // a retry that overtook its original finds the answer; all others decide on what has changed meanwhile
        return new Attempt.Again(result instanceof AppendResult.IdempotencyKeyUsed);
    }

    /**
     * Whether an answer without an event, a repeat or a refusal by the state, speaks of a stay whose patient is erased. What
     * appends is the log's to refuse; the patient's own stream tells of the erasure itself.
     */
    private <C, S, E> boolean isOfErased(
            Submission<C, S, E> submission, DecisionBase<C, S, E> base, CommandResult result) {
        UUID patient = base.patient();
        boolean rests = result instanceof Done
                || (result instanceof Refused refused
                        && refused.rejection().reason().kind() == Reason.Kind.STATE);
        return rests
                && patient != null
                && !patient.equals(submission.stream())
                && log.isErased(submission.envelope().tenant().id(), patient);
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

    private static <C, S, E> Optional<CommandResult> refused(
            Submission<C, S, E> submission, Draft<E> draft, AppendResult.KeyClaimed taken) {
        int command = draft.commandOf(taken.claim());
        C asked = submission.commands().get(command);
        return submission.aggregate().claimed().apply(taken.claim(), asked).map(why -> new Refused(why, command));
    }

    private static CommandResult replay(StoredIdempotencyRecord stored, Envelope.IdempotencyKey key) {
        return stored.record().requestHash().equals(key.requestHash())
                ? new Done(Recorded.of(stored.record().outcome()), stored.version(), stored.position())
                : new Refused(new CommandRejection.KeyReused(), 0);
    }

    // what follows may read the log: not on the thread that brings results
    private <T> CompletionStage<T> elsewhere(Supplier<CompletionStage<T>> work) {
        return CompletableFuture.supplyAsync(work, threads).thenCompose(Function.identity());
    }

    private static CompletionStage<Attempt> answered(CommandResult result) {
        return CompletableFuture.completedStage(new Attempt.Answered(result));
    }
}
