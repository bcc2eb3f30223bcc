package org.flightplan.commands;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
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
import org.flightplan.commands.Aggregate.Made;
import org.flightplan.commands.Decision.Warning;
import org.flightplan.commands.Envelope.Provenance;
import org.flightplan.commands.Recorded.CommandWarning;
import org.flightplan.events.Condition;
import org.flightplan.events.IdempotencyRecord;
import org.flightplan.events.Related;
import org.flightplan.events.StreamRef;
import org.flightplan.fields.JsonDoc;
import org.jspecify.annotations.Nullable;

/** The append that a submission's decisions add up to. */
final class Draft<E> {

    private final Submission<?, ?, E> submission;
    private final Circumstances circumstances;
    private final Supplier<UUID> ids;
    private final List<NewEvent> events = new ArrayList<>();
    private final List<UUID> eventIds = new ArrayList<>();
    private final List<Made<E>> made = new ArrayList<>();
    private final Map<E, UUID> drafted = new HashMap<>();
    private final List<CommandWarning> warnings = new ArrayList<>();
    private final Map<KeyClaim, Integer> claims = new LinkedHashMap<>();
    private final List<Release> releases = new ArrayList<>();

    Draft(Submission<?, ?, E> submission, Circumstances circumstances, Supplier<UUID> ids) {
        this.submission = submission;
        this.circumstances = circumstances;
        this.ids = ids;
    }

    /**
     * Adds an event, and gives its id.
     *
     * @param judgedBy what its metadata says of the rules
     */
    UUID add(E event, JsonObject judgedBy, int command) {
        Aggregate<?, ?, E> aggregate = submission.aggregate();
        UUID chosen = aggregate.codec().chosenId(event);
        UUID id = chosen == null ? ids.get() : chosen;
        eventIds.add(id);
        made.add(new Made<>(event, id, command));
        drafted.put(event, id);
        Provenance provenance = submission.envelope().provenanceOf(command);
        JsonObject data = aggregate.codec().data(event);
        JsonObject whole = provenance.legacy() == null
                ? data
                : JsonDoc.of(data)
                        .with(Envelope.LEGACY.name(), provenance.legacy())
                        .build();
        events.add(newEvent(aggregate.codec().type(event), whole, id, provenance, judgedBy));
        for (Release release : aggregate.releases().apply(submission.stream(), event)) {
            // what an event before it took, it gives up again
            claims.keySet()
                    .removeIf(claim -> claim.kind().equals(release.kind())
                            && claim.stream().equals(release.stream()));
            releases.add(release);
        }
        // read models find an event by its id: a caller must not choose one that another event has
        claims.put(KeyClaim.eventId(id, submission.stream()), command);
        for (KeyClaim claim : aggregate.claims().of(circumstances, submission.stream(), event)) {
            claims.put(claim, command);
        }
        return id;
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
        for (Companion companion : submission.aggregate().companions().of(circumstances, made)) {
            streams.add(append(companion));
        }
        Envelope envelope = submission.envelope();
        Envelope.IdempotencyKey key = envelope.idempotency();
        IdempotencyRecord record = key == null
                ? null
                : new IdempotencyRecord(key.key(), key.requestHash(), recorded().stored());
        return new AppendRequest(
                envelope.tenant().id(), streams, List.copyOf(claims.keySet()), releases, conditions(), record, base);
    }

    // its own stream may be among the related ones: the append says where that must stand
    private List<Condition> conditions() {
        return submission.related().equals(Related.NONE)
                ? List.of()
                : circumstances.related().conditions().stream()
                        .filter(condition -> !(condition instanceof Condition.StreamAt at
                                && at.stream().equals(submission.stream())))
                        .toList();
    }

    /** Which of the submission's commands makes a claim. */
    int commandOf(KeyClaim claim) {
        return claims.getOrDefault(claim, 0);
    }

    private StreamAppend append(Companion companion) {
        Made<?> cause = companion.cause();
        Provenance of = submission.envelope().provenanceOf(cause.command());
        NewEvent event = newEvent(
                companion.eventType(),
                companion.data(),
                ids.get(),
                new Provenance(of.correlationId(), cause.id(), of.imported(), null),
                JsonValue.EMPTY_JSON_OBJECT);
        return new StreamAppend(companion.stream(), companion.expected(), List.of(event));
    }

    private NewEvent newEvent(String type, JsonObject data, UUID id, Provenance provenance, JsonObject judgedBy) {
        Envelope envelope = submission.envelope();
        JsonDoc metadata = JsonDoc.doc()
                .with("event_id", id)
                .with("correlation_id", provenance.correlationId())
                .with("causation_id", provenance.causationId())
                .with("imported", provenance.imported())
                .with("request_id", envelope.requestId());
        judgedBy.forEach(metadata::with);
        return new NewEvent(type, data, metadata.build(), envelope.actor());
    }
}
