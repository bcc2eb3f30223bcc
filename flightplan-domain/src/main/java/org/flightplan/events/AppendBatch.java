package org.flightplan.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flightplan.events.AppendRequest.StreamAppend;
import org.flightplan.tenants.TenantId;

/**
 * A batch of requests as the columns that {@code append_events} takes. Each stream and each key stands once, and is
 * pointed at by its number from 1.
 */
final class AppendBatch {

    record StreamKey(TenantId tenant, UUID id, String type) {}

    private record ClaimKey(TenantId tenant, String kind, String hash) {}

    final List<StreamKey> streams = new ArrayList<>();
    final List<UUID> keyTenants = new ArrayList<>();
    final List<String> keyKinds = new ArrayList<>();
    final List<String> keyHashes = new ArrayList<>();
    final List<Integer> eventRequests = new ArrayList<>();
    final List<Integer> eventStreams = new ArrayList<>();
    final List<NewEvent> events = new ArrayList<>();
    final List<Integer> expectRequests = new ArrayList<>();
    final List<Integer> expectStreams = new ArrayList<>();
    final List<Integer> expectVersions = new ArrayList<>();
    final List<Integer> claimRequests = new ArrayList<>();
    final List<Integer> claimKeys = new ArrayList<>();
    final List<Integer> claimStreams = new ArrayList<>();
    final List<Claim> claims = new ArrayList<>();
    final List<Integer> receiptRequests = new ArrayList<>();
    final List<UUID> receiptTenants = new ArrayList<>();
    final List<Receipt> receipts = new ArrayList<>();

    private final Map<StreamKey, Integer> streamNumbers = new LinkedHashMap<>();
    private final Map<ClaimKey, Integer> keyNumbers = new LinkedHashMap<>();

    static AppendBatch of(List<AppendRequest> requests) {
        AppendBatch batch = new AppendBatch();
        for (int i = 0; i < requests.size(); i++) {
            batch.add(i + 1, requests.get(i));
        }
        return batch;
    }

    private void add(int number, AppendRequest request) {
        for (StreamAppend append : request.streams()) {
            int stream = streamNumber(
                    request.tenant(), append.stream().id(), append.stream().type());
            if (append.expected() instanceof ExpectedVersion.Exactly exactly) {
                expectRequests.add(number);
                expectStreams.add(stream);
                expectVersions.add(exactly.version());
            }
            for (NewEvent event : append.events()) {
                eventRequests.add(number);
                eventStreams.add(stream);
                events.add(event);
            }
        }
        for (Claim claim : request.claims()) {
            claimRequests.add(number);
            claimKeys.add(keyNumber(request.tenant(), claim));
            claimStreams.add(streamNumber(request, claim.stream()));
            claims.add(claim);
        }
        Receipt receipt = request.receipt();
        if (receipt != null) {
            receiptRequests.add(number);
            receiptTenants.add(request.tenant().value());
            receipts.add(receipt);
        }
    }

    private int streamNumber(AppendRequest request, UUID id) {
        String type = request.streams().stream()
                .filter(append -> append.stream().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a claim is made by a stream of its request"))
                .stream()
                .type();
        return streamNumber(request.tenant(), id, type);
    }

    private int streamNumber(TenantId tenant, UUID id, String type) {
        return streamNumbers.computeIfAbsent(new StreamKey(tenant, id, type), key -> {
            streams.add(key);
            return streams.size();
        });
    }

    private int keyNumber(TenantId tenant, Claim claim) {
        return keyNumbers.computeIfAbsent(new ClaimKey(tenant, claim.kind(), claim.keyHash()), key -> {
            keyTenants.add(tenant.value());
            keyKinds.add(claim.kind());
            keyHashes.add(claim.keyHash());
            return keyTenants.size();
        });
    }
}
