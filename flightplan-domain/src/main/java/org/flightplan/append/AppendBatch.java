package org.flightplan.append;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.flightplan.append.AppendRequest.KeyClaim;
import org.flightplan.append.AppendRequest.NewEvent;
import org.flightplan.append.AppendRequest.Release;
import org.flightplan.append.AppendRequest.StreamAppend;
import org.flightplan.append.EncodedAppend.EncodedCondition;
import org.flightplan.append.EncodedAppend.EncodedEvent;
import org.flightplan.append.EncodedAppend.EncodedRecord;
import org.flightplan.events.Condition.StreamAt;
import org.flightplan.events.StreamKey;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Requests that are stored together or not at all, as the columns that {@code append_events} takes: none is in another's
 * way, and each rests on what the log holds or on one before it. Tenants, authors and streams stand once each, and are
 * pointed at by their numbers from 1.
 */
final class AppendBatch {

    static final String SQL = """
            select first_position, heads, failed_conditions, taken_ids, held_keys, answered_records, seconds
              from append_events(
                     ?,                    -- whether to look up what a unique index refused
                     ?, ?,                 -- tenants and authors
                     ?, ?, ?,              -- streams
                     ?, ?, ?, ?, ?, ?, ?,  -- events
                     ?, ?, ?, ?,           -- conditions
                     ?, ?,                 -- releases
                     ?, ?, ?,              -- claims
                     ?, ?, ?, ?, ?, ?)     -- idempotency records
            """;

    private final List<PendingAppend> requests = new ArrayList<>();
    private final Set<CompletionStage<AppendResult>> waiting = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<UUID, Integer> tenants = new LinkedHashMap<>();
    private final Map<UUID, Integer> authors = new LinkedHashMap<>();
    private final Map<StreamKey, Integer> streams = new HashMap<>();
    private final List<Integer> streamTenants = new ArrayList<>();
    private final List<UUID> streamIds = new ArrayList<>();
    private final List<@Nullable Integer> streamBases = new ArrayList<>();
    private final List<@Nullable Integer> streamsFirstExpected = new ArrayList<>();
    private final List<Integer> streamEvents = new ArrayList<>();
    private final List<Integer> eventStreams = new ArrayList<>();
    private final List<Integer> eventSteps = new ArrayList<>();
    private final List<String> eventStreamTypes = new ArrayList<>();
    private final List<EncodedEvent> events = new ArrayList<>();
    private final List<Integer> eventAuthors = new ArrayList<>();
    private final BatchKeys keys = new BatchKeys();
    private final List<Integer> recordStreams = new ArrayList<>();
    private final List<Integer> recordSteps = new ArrayList<>();
    private final List<Integer> recordEvents = new ArrayList<>();
    private final List<EncodedRecord> records = new ArrayList<>();

    /**
     * Takes those of the requests that go together, in their order; the first is among them. The others wait for the next
     * batch.
     *
     * @param most how many it takes
     */
    static AppendBatch of(List<PendingAppend> requests, int most) {
        AppendBatch batch = new AppendBatch();
        for (PendingAppend pending : requests) {
            if (batch.requests.size() < most && batch.hasRoomFor(pending.append())) {
                batch.add(pending);
            } else {
                batch.waiting.add(pending.promise());
            }
        }
        return batch;
    }

    List<PendingAppend> requests() {
        return requests;
    }

    int size() {
        return requests.size();
    }

    BatchKeys keys() {
        return keys;
    }

    /** The stream of an event, and its version there, when streams stood at these heads. */
    int versionOf(int event, Integer[] heads) {
        return heads[eventStreams.get(event) - 1] + eventSteps.get(event);
    }

    /** The number of a stream that the batch touches, from 1. */
    int numberOf(TenantId tenant, UUID stream) {
        return Objects.requireNonNull(streams.get(new StreamKey(tenant, stream)));
    }

    /** Whether the batch finds a stream at this head where the first who expects it anywhere expects this version. */
    boolean isElsewhere(int stream, int expected, int head) {
        Integer base = streamBases.get(stream - 1);
        Integer first = streamsFirstExpected.get(stream - 1);
        return base != null && base != head && first != null && first == expected;
    }

    void bind(ArrayColumns columns, boolean lookUp) throws SQLException {
        columns.add(lookUp);
        columns.addIds(List.copyOf(tenants.keySet()));
        columns.addIds(List.copyOf(authors.keySet()));
        columns.addNumbers(streamTenants);
        columns.addIds(streamIds);
        columns.addNumbersOrNulls(streamBases);
        columns.addNumbers(eventStreams);
        columns.addNumbers(eventSteps);
        columns.addTexts(eventStreamTypes);
        columns.addTexts(events, event -> event.event().type());
        columns.addTexts(events, EncodedEvent::data);
        columns.addTexts(events, EncodedEvent::metadata);
        columns.addNumbers(eventAuthors);
        keys.bind(columns);
        columns.addNumbers(recordStreams);
        columns.addNumbers(recordSteps);
        columns.addNumbers(recordEvents);
        columns.addTexts(records, record -> record.record().key());
        columns.addBytes(records, EncodedRecord::requestHash);
        columns.addTexts(records, EncodedRecord::outcome);
    }

    private boolean hasRoomFor(EncodedAppend encoded) {
        // what it rests on is stored, though its caller may not be told yet; or in this batch; or waits
        CompletionStage<AppendResult> base = encoded.request().base();
        return (base == null || !waiting.contains(base)) && keys.haveRoomFor(encoded) && streamsAreAsExpected(encoded);
    }

    private boolean streamsAreAsExpected(EncodedAppend encoded) {
        TenantId tenant = encoded.request().tenant();
        for (StreamAt condition : encoded.streamConditions()) {
            if (!isAsExpected(tenant, condition.stream(), condition.version())) {
                return false;
            }
        }
        for (StreamAppend append : encoded.request().streams()) {
            if (append.expected() instanceof ExpectedVersion.Exactly exactly
                    && !isAsExpected(tenant, append.stream().id(), exactly.version())) {
                return false;
            }
        }
        return true;
    }

    private boolean isAsExpected(TenantId tenant, UUID id, int version) {
        Integer stream = streams.get(new StreamKey(tenant, id));
        if (stream == null) {
            return true;
        }
        int base = version - streamEvents.get(stream - 1);
        Integer known = streamBases.get(stream - 1);
        return base >= 0 && (known == null || known == base);
    }

    private void add(PendingAppend pending) {
        EncodedAppend encoded = pending.append();
        AppendRequest request = encoded.request();
        TenantId tenant = request.tenant();
        requests.add(pending);
        for (StreamAt condition : encoded.streamConditions()) {
            expect(stream(tenant, condition.stream()), condition.version());
        }
        for (StreamAppend append : request.streams()) {
            add(tenant, append);
        }
        events.addAll(encoded.events());
        addKeys(encoded);
        EncodedRecord record = encoded.idempotency();
        if (record != null) {
            int stream = stream(tenant, request.streams().get(0).stream().id());
            recordStreams.add(stream);
            recordSteps.add(streamEvents.get(stream - 1));
            recordEvents.add(events.size());
            records.add(record);
        }
    }

    private void add(TenantId tenant, StreamAppend append) {
        int stream = stream(tenant, append.stream().id());
        if (append.expected() instanceof ExpectedVersion.Exactly exactly) {
            expect(stream, exactly.version());
        }
        for (NewEvent event : append.events()) {
            int step = streamEvents.get(stream - 1) + 1;
            streamEvents.set(stream - 1, step);
            eventStreams.add(stream);
            eventSteps.add(step);
            eventStreamTypes.add(append.stream().type());
            eventAuthors.add(number(authors, event.author()));
        }
    }

    private void addKeys(EncodedAppend encoded) {
        AppendRequest request = encoded.request();
        TenantId tenant = request.tenant();
        for (EncodedCondition condition : encoded.keyConditions()) {
            keys.addCondition(tenant, number(tenants, tenant.value()), condition);
        }
        for (Release release : request.releases()) {
            keys.addRelease(tenant, stream(tenant, release.stream()), release.kind());
        }
        for (int i = 0; i < request.claims().size(); i++) {
            KeyClaim claim = request.claims().get(i);
            keys.addClaim(
                    tenant,
                    stream(tenant, claim.stream()),
                    claim,
                    encoded.claimHashes().get(i));
        }
        keys.addRecord(tenant, request.idempotency());
    }

    // the version a stream must stand at before the batch, so that this request finds it where it expects it
    private void expect(int stream, int version) {
        if (streamBases.get(stream - 1) == null) {
            streamBases.set(stream - 1, version - streamEvents.get(stream - 1));
            streamsFirstExpected.set(stream - 1, version);
        }
    }

    private int stream(TenantId tenant, UUID id) {
        return streams.computeIfAbsent(new StreamKey(tenant, id), key -> {
            streamTenants.add(number(tenants, tenant.value()));
            streamIds.add(id);
            streamBases.add(null);
            streamsFirstExpected.add(null);
            streamEvents.add(0);
            return streamIds.size();
        });
    }

    private static int number(Map<UUID, Integer> numbers, UUID id) {
        return numbers.computeIfAbsent(id, key -> numbers.size() + 1);
    }
}
