package org.flightplan.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.flightplan.events.AppendRequest.Release;
import org.flightplan.events.AppendRequest.StreamAppend;
import org.flightplan.events.AppendResult.Place;
import org.flightplan.events.Condition.KeyHeldBy;
import org.flightplan.events.Condition.StreamAt;
import org.flightplan.events.EncodedAppend.EncodedCondition;
import org.flightplan.events.EncodedAppend.EncodedEvent;
import org.flightplan.events.EncodedAppend.EncodedReceipt;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A batch whose requests are judged one by one, as the columns that {@code append_events_checked} takes. Each stream and each key
 * stands once, and is pointed at by its number from 1.
 */
final class CheckedBatch {

    static final String SQL = """
            select outcomes, culprits, actuals, versions, first_position
              from append_events_checked(
                     ?, ?,                 -- streams
                     ?, ?, ?,              -- keys
                     ?,                    -- requests
                     ?, ?, ?, ?, ?, ?, ?,  -- events
                     ?, ?, ?,              -- expected versions
                     ?, ?, ?,              -- conditions
                     ?, ?, ?,              -- releases
                     ?, ?, ?,              -- claims
                     ?, ?, ?, ?, ?, ?)     -- receipts
            """;

    private record TenantKey(TenantId tenant, UniqueKey key) {}

    private record ReceiptKey(TenantId tenant, String key) {}

    private final List<UUID> streamTenants = new ArrayList<>();
    private final List<UUID> streamIds = new ArrayList<>();
    private final List<UUID> keyTenants = new ArrayList<>();
    private final List<String> keyKinds = new ArrayList<>();
    private final List<byte[]> keyHashes = new ArrayList<>();
    private final List<Integer> requestBases = new ArrayList<>();
    private final List<Integer> eventRequests = new ArrayList<>();
    private final List<Integer> eventStreams = new ArrayList<>();
    private final List<String> eventStreamTypes = new ArrayList<>();
    private final List<EncodedEvent> events = new ArrayList<>();
    private final List<Integer> expectRequests = new ArrayList<>();
    private final List<Integer> expectStreams = new ArrayList<>();
    private final List<Integer> expectVersions = new ArrayList<>();
    private final List<Integer> conditionRequests = new ArrayList<>();
    private final List<Integer> conditionKeys = new ArrayList<>();
    private final List<KeyHeldBy> conditions = new ArrayList<>();
    private final List<Integer> releaseRequests = new ArrayList<>();
    private final List<String> releaseKinds = new ArrayList<>();
    private final List<Integer> releaseStreams = new ArrayList<>();
    private final List<Integer> claimRequests = new ArrayList<>();
    private final List<Integer> claimKeys = new ArrayList<>();
    private final List<Integer> claimStreams = new ArrayList<>();
    private final List<KeyClaim> claims = new ArrayList<>();
    private final List<Integer> receiptRequests = new ArrayList<>();
    private final List<Boolean> receiptRepeats = new ArrayList<>();
    private final List<UUID> receiptTenants = new ArrayList<>();
    private final List<EncodedReceipt> receipts = new ArrayList<>();

    private final Map<StreamKey, Integer> streamNumbers = new HashMap<>();
    private final Map<TenantKey, Integer> keyNumbers = new HashMap<>();
    private final Set<ReceiptKey> receiptKeys = new HashSet<>();

    static CheckedBatch of(List<PendingAppend> requests) {
        CheckedBatch batch = new CheckedBatch();
        IdentityHashMap<CompletionStage<AppendResult>, Integer> numbers = new IdentityHashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            PendingAppend pending = requests.get(i);
            CompletionStage<AppendResult> base = pending.append().request().base();
            numbers.put(pending.promise(), i + 1);
            batch.requestBases.add(base == null ? 0 : numbers.getOrDefault(base, 0));
            batch.add(i + 1, pending.append());
        }
        return batch;
    }

    void bind(ArrayColumns columns) throws SQLException {
        List<@Nullable UUID> holders = new ArrayList<>();
        conditions.forEach(condition -> holders.add(condition.holder()));
        columns.addIds(streamTenants);
        columns.addIds(streamIds);
        columns.addIds(keyTenants);
        columns.addTexts(keyKinds);
        columns.addBytes(keyHashes);
        columns.addNumbers(requestBases);
        columns.addNumbers(eventRequests);
        columns.addNumbers(eventStreams);
        columns.addTexts(eventStreamTypes);
        columns.addTexts(events, event -> event.event().type());
        columns.addTexts(events, EncodedEvent::data);
        columns.addTexts(events, EncodedEvent::metadata);
        columns.addIds(events, event -> event.event().author());
        columns.addNumbers(expectRequests);
        columns.addNumbers(expectStreams);
        columns.addNumbers(expectVersions);
        columns.addNumbers(conditionRequests);
        columns.addNumbers(conditionKeys);
        columns.addIdsOrNulls(holders);
        columns.addNumbers(releaseRequests);
        columns.addTexts(releaseKinds);
        columns.addNumbers(releaseStreams);
        columns.addNumbers(claimRequests);
        columns.addNumbers(claimKeys);
        columns.addNumbers(claimStreams);
        columns.addNumbers(receiptRequests);
        columns.addFlags(receiptRepeats);
        columns.addIds(receiptTenants);
        columns.addTexts(receipts, receipt -> receipt.receipt().key());
        columns.addBytes(receipts, EncodedReceipt::requestHash);
        columns.addTexts(receipts, EncodedReceipt::answer);
    }

    /** What became of each request. */
    List<AppendResult> results(List<PendingAppend> requests, ResultSet row) throws SQLException {
        String[] outcomes = (String[]) row.getArray("outcomes").getArray();
        Integer[] culprits = (Integer[]) row.getArray("culprits").getArray();
        Integer[] actuals = (Integer[]) row.getArray("actuals").getArray();
        Integer[] versions = (Integer[]) row.getArray("versions").getArray();
        long position = row.getLong("first_position");

        List<AppendResult> results = new ArrayList<>(requests.size());
        int event = 0;
        for (int i = 0; i < requests.size(); i++) {
            int count = requests.get(i).append().events().size();
            switch (outcomes[i]) {
                case "appended" -> {
                    results.add(appended(versions, event, count, position));
                    position += count;
                }
                case "superseded" -> results.add(new AppendResult.Superseded());
                case "version_conflict" -> results.add(conflict(culprits[i] - 1, actuals[i]));
                case "condition_failed" -> results.add(AppendResult.of(conditions.get(culprits[i] - 1)));
                case "key_claimed" -> results.add(new AppendResult.KeyClaimed(claims.get(culprits[i] - 1)));
                case "receipt_exists" -> results.add(new AppendResult.ReceiptExists());
                default -> throw new IllegalStateException("append_events_checked answered " + outcomes[i]);
            }
            event += count;
        }
        return results;
    }

    private static AppendResult appended(Integer[] versions, int from, int count, long firstPosition) {
        List<Place> places = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            places.add(new Place(versions[from + i], firstPosition + i));
        }
        return new AppendResult.Appended(places);
    }

    private AppendResult conflict(int expectation, int actual) {
        UUID stream = streamIds.get(expectStreams.get(expectation) - 1);
        return new AppendResult.VersionConflict(stream, expectVersions.get(expectation), actual);
    }

    private void add(int number, EncodedAppend encoded) {
        TenantId tenant = encoded.request().tenant();
        for (StreamAt condition : encoded.streamConditions()) {
            expect(number, streamNumber(tenant, condition.stream()), condition.version());
        }
        for (StreamAppend append : encoded.request().streams()) {
            add(number, tenant, append);
        }
        events.addAll(encoded.events());
        addKeys(number, encoded);
        EncodedReceipt receipt = encoded.receipt();
        if (receipt != null) {
            receiptRequests.add(number);
            receiptRepeats.add(
                    !receiptKeys.add(new ReceiptKey(tenant, receipt.receipt().key())));
            receiptTenants.add(tenant.value());
            receipts.add(receipt);
        }
    }

    private void add(int number, TenantId tenant, StreamAppend append) {
        int stream = streamNumber(tenant, append.stream().id());
        if (append.expected() instanceof ExpectedVersion.Exactly exactly) {
            expect(number, stream, exactly.version());
        }
        for (int i = 0; i < append.events().size(); i++) {
            eventRequests.add(number);
            eventStreams.add(stream);
            eventStreamTypes.add(append.stream().type());
        }
    }

    private void expect(int number, int stream, int version) {
        expectRequests.add(number);
        expectStreams.add(stream);
        expectVersions.add(version);
    }

    private void addKeys(int number, EncodedAppend encoded) {
        AppendRequest request = encoded.request();
        TenantId tenant = request.tenant();
        for (EncodedCondition encodedCondition : encoded.keyConditions()) {
            KeyHeldBy condition = encodedCondition.condition();
            conditionRequests.add(number);
            conditionKeys.add(keyNumber(tenant, condition.key(), encodedCondition.hash()));
            conditions.add(condition);
        }
        for (Release release : request.releases()) {
            releaseRequests.add(number);
            releaseKinds.add(release.kind());
            releaseStreams.add(streamNumber(tenant, release.stream()));
        }
        for (int i = 0; i < request.claims().size(); i++) {
            KeyClaim claim = request.claims().get(i);
            claimRequests.add(number);
            claimKeys.add(keyNumber(tenant, claim.key(), encoded.claimHashes().get(i)));
            claimStreams.add(streamNumber(tenant, claim.stream()));
            claims.add(claim);
        }
    }

    private int streamNumber(TenantId tenant, UUID id) {
        return streamNumbers.computeIfAbsent(new StreamKey(tenant, id), key -> {
            streamTenants.add(tenant.value());
            streamIds.add(id);
            return streamIds.size();
        });
    }

    private int keyNumber(TenantId tenant, UniqueKey key, byte[] hash) {
        return keyNumbers.computeIfAbsent(new TenantKey(tenant, key), unused -> {
            keyTenants.add(tenant.value());
            keyKinds.add(key.kind());
            keyHashes.add(hash);
            return keyTenants.size();
        });
    }
}
