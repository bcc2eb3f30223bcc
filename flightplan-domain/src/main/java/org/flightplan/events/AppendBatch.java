package org.flightplan.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.flightplan.events.AppendRequest.StreamAppend;
import org.flightplan.events.EncodedAppend.EncodedEvent;
import org.flightplan.events.EncodedAppend.EncodedReceipt;
import org.flightplan.tenants.TenantId;

/**
 * A batch of requests as the columns that {@code append_events} takes. Each stream and each key stands once, and is
 * pointed at by its number from 1.
 */
final class AppendBatch {

    private record StreamKey(TenantId tenant, UUID id) {}

    private record ClaimKey(TenantId tenant, String kind, String hash) {}

    private record ReceiptKey(TenantId tenant, String key) {}

    final List<UUID> streamTenants = new ArrayList<>();
    final List<UUID> streamIds = new ArrayList<>();
    final List<UUID> keyTenants = new ArrayList<>();
    final List<String> keyKinds = new ArrayList<>();
    final List<byte[]> keyHashes = new ArrayList<>();
    final List<Integer> requestBases = new ArrayList<>();
    final List<Integer> eventRequests = new ArrayList<>();
    final List<Integer> eventStreams = new ArrayList<>();
    final List<String> eventStreamTypes = new ArrayList<>();
    final List<EncodedEvent> events = new ArrayList<>();
    final List<Integer> expectRequests = new ArrayList<>();
    final List<Integer> expectStreams = new ArrayList<>();
    final List<Integer> expectVersions = new ArrayList<>();
    final List<Integer> claimRequests = new ArrayList<>();
    final List<Integer> claimKeys = new ArrayList<>();
    final List<Integer> claimStreams = new ArrayList<>();
    final List<Claim> claims = new ArrayList<>();
    final List<Integer> receiptRequests = new ArrayList<>();
    final List<Boolean> receiptRepeats = new ArrayList<>();
    final List<UUID> receiptTenants = new ArrayList<>();
    final List<EncodedReceipt> receipts = new ArrayList<>();

    private final Map<StreamKey, Integer> streamNumbers = new HashMap<>();
    private final Map<ClaimKey, Integer> keyNumbers = new HashMap<>();
    private final Set<ReceiptKey> receiptKeys = new HashSet<>();

    static AppendBatch of(List<PendingAppend> requests) {
        AppendBatch batch = new AppendBatch();
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

    private void add(int number, EncodedAppend encoded) {
        TenantId tenant = encoded.request().tenant();
        for (StreamAppend append : encoded.request().streams()) {
            add(number, tenant, append);
        }
        events.addAll(encoded.events());
        for (int i = 0; i < encoded.claimHashes().size(); i++) {
            add(
                    number,
                    tenant,
                    encoded.request().claims().get(i),
                    encoded.claimHashes().get(i));
        }
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
            expectRequests.add(number);
            expectStreams.add(stream);
            expectVersions.add(exactly.version());
        }
        for (int i = 0; i < append.events().size(); i++) {
            eventRequests.add(number);
            eventStreams.add(stream);
            eventStreamTypes.add(append.stream().type());
        }
    }

    private void add(int number, TenantId tenant, Claim claim, byte[] hash) {
        claimRequests.add(number);
        claimKeys.add(keyNumber(tenant, claim, hash));
        claimStreams.add(streamNumber(tenant, claim.stream()));
        claims.add(claim);
    }

    private int streamNumber(TenantId tenant, UUID id) {
        return streamNumbers.computeIfAbsent(new StreamKey(tenant, id), key -> {
            streamTenants.add(tenant.value());
            streamIds.add(id);
            return streamIds.size();
        });
    }

    private int keyNumber(TenantId tenant, Claim claim, byte[] hash) {
        return keyNumbers.computeIfAbsent(new ClaimKey(tenant, claim.kind(), claim.keyHash()), key -> {
            keyTenants.add(tenant.value());
            keyKinds.add(claim.kind());
            keyHashes.add(hash);
            return keyTenants.size();
        });
    }
}
