package org.flightplan.commands;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.flightplan.append.AppendRequest;
import org.flightplan.append.AppendRequest.KeyClaim;
import org.flightplan.append.AppendRequest.NewEvent;
import org.flightplan.append.AppendRequest.Release;
import org.flightplan.append.AppendRequest.StreamAppend;
import org.flightplan.append.AppendResult;
import org.flightplan.append.ExpectedVersion;
import org.flightplan.commands.Aggregate.Companion;
import org.flightplan.commands.Decision.Warning;
import org.flightplan.commands.Recorded.CommandWarning;
import org.flightplan.events.IdempotencyRecord;
import org.flightplan.events.Related;
import org.flightplan.events.StreamRef;
import org.flightplan.fields.JsonDoc;
import org.jspecify.annotations.Nullable;

/** The append that a submission's decisions add up to. */
final class Draft<E> {

    private static final int SCHEMA_VERSION = 1;

    private final Submission<?, ?, E> submission;
    private final Circumstances circumstances;
    private final Supplier<UUID> ids;
    private final List<NewEvent> events = new ArrayList<>();
    private final List<UUID> eventIds = new ArrayList<>();
    private final Map<E, UUID> drafted = new HashMap<>();
    private final List<CommandWarning> warnings = new ArrayList<>();
    private final List<StreamAppend> companions = new ArrayList<>();
    private final Map<KeyClaim, Integer> claims = new LinkedHashMap<>();
    private final List<Release> releases = new ArrayList<>();

    Draft(Submission<?, ?, E> submission, Circumstances circumstances, Supplier<UUID> ids) {
        this.submission = submission;
        this.circumstances = circumstances;
        this.ids = ids;
    }

    void add(E event, int command) {
        Aggregate<?, ?, E> aggregate = submission.aggregate();
        UUID chosen = aggregate.codec().chosenId(event);
        UUID id = chosen == null ? ids.get() : chosen;
        eventIds.add(id);
        drafted.put(event, id);
        events.add(newEvent(aggregate.codec().type(event), aggregate.codec().data(event), id, command));
        // read models find an event by its id: a caller must not choose one that another event has
        claims.put(KeyClaim.eventId(id, submission.stream()), command);
        for (KeyClaim claim : aggregate.claims().of(circumstances, submission.stream(), event)) {
            claims.put(claim, command);
        }
        for (String kind : aggregate.releases().apply(event)) {
            releases.add(new Release(kind, submission.stream()));
        }
        for (Companion companion : aggregate.companions().apply(event)) {
            NewEvent first = newEvent(companion.eventType(), companion.data(), ids.get(), command);
            companions.add(new StreamAppend(companion.stream(), ExpectedVersion.noStream(), List.of(first)));
        }
    }

    /** An event that is in the stream already: the caller is told of it in its place. */
    void repeat(UUID recorded) {
        eventIds.add(recorded);
    }

    /** Whether an event is one of this draft's own: it counts once, and the caller is told of it in either place. */
    boolean repeats(E event) {
        UUID own = drafted.get(event);
        return own != null && eventIds.add(own);
    }

    /** What the caller of one of the commands is to be warned of. */
    void warn(List<Warning> of, int command) {
        for (Warning warning : of) {
            warnings.add(new CommandWarning(command, warning));
        }
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    int eventCount() {
        return events.size();
    }

    Recorded recorded() {
        return new Recorded(submission.stream(), List.copyOf(eventIds), List.copyOf(warnings));
    }

    /**
     * The append, at the version and on the append in flight that it was decided on.
     *
     * @param patient whom the stream is about
     */
    AppendRequest request(int version, @Nullable CompletionStage<AppendResult> base, @Nullable UUID patient) {
        List<StreamAppend> streams = new ArrayList<>();
        StreamRef stream =
                new StreamRef(submission.stream(), submission.aggregate().streamType());
        streams.add(new StreamAppend(stream, ExpectedVersion.exactly(version), events, patient));
        streams.addAll(companions);
        Envelope envelope = submission.envelope();
        Envelope.IdempotencyKey key = envelope.idempotency();
        IdempotencyRecord record = key == null
                ? null
                : new IdempotencyRecord(key.key(), key.requestHash(), recorded().stored());
        return new AppendRequest(
                envelope.tenant().id(),
                streams,
                List.copyOf(claims.keySet()),
                releases,
                submission.related().equals(Related.NONE)
                        ? List.of()
                        : circumstances.related().conditions(),
                record,
                base);
    }

    /** Which of the submission's commands makes a claim. */
    int commandOf(KeyClaim claim) {
        return claims.getOrDefault(claim, 0);
    }

    private NewEvent newEvent(String type, JsonObject data, UUID id, int command) {
        Envelope.Provenance provenance = submission.envelope().provenanceOf(command);
        Envelope envelope = submission.envelope();
        JsonDoc metadata = JsonDoc.doc()
                .with("schema_version", SCHEMA_VERSION)
                .with("event_id", id)
                .with("correlation_id", provenance.correlationId())
                .with("causation_id", provenance.causationId())
                .with("request_id", envelope.requestId());
        return new NewEvent(type, data, metadata.build(), envelope.actor());
    }
}
