package org.flightplan.events;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.flightplan.events.AppendRequest.Release;
import org.flightplan.events.AppendRequest.StreamAppend;
import org.flightplan.events.AppendResult.Place;
import org.flightplan.events.Condition.StreamAt;
import org.flightplan.events.EncodedAppend.EncodedCondition;
import org.flightplan.events.EncodedAppend.EncodedEvent;
import org.flightplan.events.EncodedAppend.EncodedReceipt;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A batch in which nobody is in anybody's way, as the columns that {@code append_events_fast} takes. Tenants, authors and
 * streams stand once each, and are pointed at by their numbers from 1.
 */
final class FastBatch {

    static final String SQL = """
            select heads, first_position, recorded, moved, seconds
              from append_events_fast(
                     ?, ?,                 -- since when heads are known
                     ?, ?,                 -- tenants and authors
                     ?, ?, ?, ?,           -- streams
                     ?, ?, ?, ?, ?, ?, ?,  -- events
                     ?, ?, ?, ?,           -- conditions
                     ?, ?,                 -- releases
                     ?, ?, ?,              -- claims
                     ?, ?, ?, ?, ?, ?)     -- receipts
            """;

    /** Of two requests with one idempotency key in a batch, one must be told so. */
    private record ReceiptKey(TenantId tenant, String key) {}

    private final Map<UUID, Integer> tenants;
    private final Map<UUID, Integer> authors;
    private final Map<StreamKey, Integer> streams;
    private final FastBatchKeys keys;
    private final Set<ReceiptKey> receiptKeys;
    private final List<Integer> streamTenants;
    private final List<UUID> streamIds;
    private final List<@Nullable Integer> streamBases;
    private final List<Integer> streamEvents;
    private final List<Integer> eventStreams;
    private final List<Integer> eventSteps;
    private final List<String> eventStreamTypes;
    private final List<EncodedEvent> events;
    private final List<Integer> eventAuthors;
    private final List<Integer> receiptStreams;
    private final List<Integer> receiptSteps;
    private final List<Integer> receiptEvents;
    private final List<EncodedReceipt> receipts;
    private boolean contested;

    private FastBatch(int requests) {
        tenants = new LinkedHashMap<>();
        authors = new LinkedHashMap<>();
        streams = new LinkedHashMap<>(2 * requests);
        keys = new FastBatchKeys(requests);
        receiptKeys = new HashSet<>(2 * requests);
        streamTenants = new ArrayList<>(requests);
        streamIds = new ArrayList<>(requests);
        streamBases = new ArrayList<>(requests);
        streamEvents = new ArrayList<>(requests);
        eventStreams = new ArrayList<>(requests);
        eventSteps = new ArrayList<>(requests);
        eventStreamTypes = new ArrayList<>(requests);
        events = new ArrayList<>(requests);
        eventAuthors = new ArrayList<>(requests);
        receiptStreams = new ArrayList<>(requests);
        receiptSteps = new ArrayList<>(requests);
        receiptEvents = new ArrayList<>(requests);
        receipts = new ArrayList<>(requests);
    }

    /** The batch, or empty when its requests can't all succeed, or it takes the database to tell whether they can. */
    static Optional<FastBatch> of(List<PendingAppend> requests) {
        FastBatch batch = new FastBatch(requests.size());
        for (PendingAppend request : requests) {
            batch.add(request.append());
        }
        return batch.contested || batch.keys.isContested() ? Optional.empty() : Optional.of(batch);
    }

    /** @param known is sent along for streams that are expected where they are known to have stood */
    void bind(ArrayColumns columns, KnownHeads known) throws SQLException {
        columns.add(known.position());
        columns.add(known.recorded());
        columns.addIds(List.copyOf(tenants.keySet()));
        columns.addIds(List.copyOf(authors.keySet()));
        columns.addNumbers(streamTenants);
        columns.addIds(streamIds);
        columns.addNumbersOrNulls(streamBases);
        columns.addNumbersOrNulls(knownAmong(known));
        columns.addNumbers(eventStreams);
        columns.addNumbers(eventSteps);
        columns.addTexts(eventStreamTypes);
        columns.addTexts(events, event -> event.event().type());
        columns.addTexts(events, EncodedEvent::data);
        columns.addTexts(events, EncodedEvent::metadata);
        columns.addNumbers(eventAuthors);
        keys.bind(columns);
        columns.addNumbers(receiptStreams);
        columns.addNumbers(receiptSteps);
        columns.addNumbers(receiptEvents);
        columns.addTexts(receipts, receipt -> receipt.receipt().key());
        columns.addBytes(receipts, EncodedReceipt::requestHash);
        columns.addTexts(receipts, EncodedReceipt::answer);
    }

    /** Where the events of each request came to stand, which is known from now on; empty when nothing was stored. */
    Optional<List<AppendResult>> results(List<PendingAppend> requests, ResultSet row, KnownHeads known)
            throws SQLException {
        long position = row.getLong("first_position");
        if (row.wasNull()) {
            return Optional.empty();
        }
        Integer[] heads = (Integer[]) row.getArray("heads").getArray();
        List<AppendResult> results = new ArrayList<>(requests.size());
        int event = 0;
        for (PendingAppend request : requests) {
            int count = request.append().events().size();
            List<Place> places = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                int version = heads[eventStreams.get(event) - 1] + eventSteps.get(event);
                places.add(new Place(version, position + event));
                event++;
            }
            results.add(new AppendResult.Appended(places));
        }
        note(heads, position + events.size() - 1, row, known);
        return Optional.of(results);
    }

    private void note(Integer[] heads, long newest, ResultSet row, KnownHeads known) throws SQLException {
        Array moved = row.getArray("moved");
        known.asOf(
                newest,
                row.getObject("recorded", OffsetDateTime.class),
                moved == null ? null : (UUID[]) moved.getArray());
        for (Map.Entry<StreamKey, Integer> stream : streams.entrySet()) {
            int index = stream.getValue() - 1;
            known.put(stream.getKey(), heads[index] + streamEvents.get(index));
        }
    }

    private List<@Nullable Integer> knownAmong(KnownHeads known) {
        List<@Nullable Integer> versions = new ArrayList<>(streams.size());
        for (Map.Entry<StreamKey, Integer> stream : streams.entrySet()) {
            Integer base = streamBases.get(stream.getValue() - 1);
            Integer version = known.of(stream.getKey());
            versions.add(base == null || base.equals(version) ? version : null);
        }
        return versions;
    }

    static long nanosStoring(ResultSet row) throws SQLException {
        return (long) (row.getDouble("seconds") * 1e9);
    }

    private void add(EncodedAppend encoded) {
        AppendRequest request = encoded.request();
        TenantId tenant = request.tenant();
        for (StreamAt condition : encoded.streamConditions()) {
            expect(stream(tenant, condition.stream()) - 1, condition.version());
        }
        for (StreamAppend append : request.streams()) {
            add(tenant, append);
        }
        events.addAll(encoded.events());
        addKeys(encoded);
        EncodedReceipt receipt = encoded.receipt();
        if (receipt != null) {
            contested |=
                    !receiptKeys.add(new ReceiptKey(tenant, receipt.receipt().key()));
            int stream = stream(tenant, request.streams().get(0).stream().id());
            receiptStreams.add(stream);
            receiptSteps.add(streamEvents.get(stream - 1));
            receiptEvents.add(events.size());
            receipts.add(receipt);
        }
    }

    private void addKeys(EncodedAppend encoded) {
        AppendRequest request = encoded.request();
        TenantId tenant = request.tenant();
        for (EncodedCondition condition : encoded.keyConditions()) {
            keys.condition(tenant, number(tenants, tenant.value()), condition);
        }
        for (Release release : request.releases()) {
            keys.release(stream(tenant, release.stream()), release.kind());
        }
        for (int i = 0; i < request.claims().size(); i++) {
            KeyClaim claim = request.claims().get(i);
            keys.claim(
                    tenant,
                    stream(tenant, claim.stream()),
                    claim,
                    encoded.claimHashes().get(i));
        }
    }

    private void add(TenantId tenant, StreamAppend append) {
        int stream = stream(tenant, append.stream().id());
        if (append.expected() instanceof ExpectedVersion.Exactly exactly) {
            expect(stream - 1, exactly.version());
        }
        for (NewEvent event : append.events()) {
            eventStreams.add(stream);
            eventSteps.add(streamEvents.get(stream - 1) + 1);
            eventStreamTypes.add(append.stream().type());
            eventAuthors.add(number(authors, event.author()));
            streamEvents.set(stream - 1, streamEvents.get(stream - 1) + 1);
        }
    }

    // the version a stream must stand at before the batch, so that this request finds it where it expects it
    private void expect(int stream, int version) {
        int base = version - streamEvents.get(stream);
        Integer known = streamBases.get(stream);
        contested |= base < 0 || (known != null && known != base);
        streamBases.set(stream, base);
    }

    private int stream(TenantId tenant, UUID id) {
        return streams.computeIfAbsent(new StreamKey(tenant, id), key -> {
            streamTenants.add(number(tenants, tenant.value()));
            streamIds.add(id);
            streamBases.add(null);
            streamEvents.add(0);
            return streamIds.size();
        });
    }

    private static int number(Map<UUID, Integer> numbers, UUID id) {
        return numbers.computeIfAbsent(id, key -> numbers.size() + 1);
    }
}
