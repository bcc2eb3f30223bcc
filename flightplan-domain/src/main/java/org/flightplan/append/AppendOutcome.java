package org.flightplan.append;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.flightplan.append.AppendRequest.KeyClaim;
import org.flightplan.append.AppendRequest.StreamAppend;
import org.flightplan.append.AppendResult.Appended;
import org.flightplan.append.AppendResult.IdempotencyKeyUsed;
import org.flightplan.append.AppendResult.KeyClaimed;
import org.flightplan.append.AppendResult.Place;
import org.flightplan.append.AppendResult.VersionConflict;
import org.flightplan.events.Condition.KeyHeldBy;
import org.flightplan.events.Condition.StreamAt;
import org.flightplan.events.IdempotencyRecord;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/** What {@code append_events} says of a batch, read as what it means to each request. */
final class AppendOutcome {

    private final AppendBatch batch;
    private final long position;
    private final Integer[] heads;
    private final Set<Integer> failedConditions;
    private final Set<Integer> takenIds;
    private final Set<Integer> heldKeys;
    private final Set<Integer> answeredRecords;

    private AppendOutcome(AppendBatch batch, ResultSet row) throws SQLException {
        this.batch = batch;
        this.position = row.getLong("first_position");
        this.heads = (Integer[]) row.getArray("heads").getArray();
        this.failedConditions = numbers(row, "failed_conditions");
        this.takenIds = numbers(row, "taken_ids");
        this.heldKeys = numbers(row, "held_keys");
        this.answeredRecords = numbers(row, "answered_records");
    }

    /**
     * The results of all requests when the batch is stored; else of those that nothing was stored for, and without which it is
     * worth trying again.
     */
    static Map<PendingAppend, AppendResult> of(AppendBatch batch, ResultSet row) throws SQLException {
        AppendOutcome outcome = new AppendOutcome(batch, row);
        return outcome.position > 0 ? outcome.places() : outcome.failures();
    }

    private Map<PendingAppend, AppendResult> places() {
        Map<PendingAppend, AppendResult> results = new LinkedHashMap<>();
        int event = 0;
        for (PendingAppend pending : batch.requests()) {
            int end = event + pending.append().events().size();
            List<Place> places = new ArrayList<>(end - event);
            for (; event < end; event++) {
                places.add(new Place(batch.versionOf(event, heads), position + event));
            }
            results.put(pending, new Appended(places));
        }
        return results;
    }

    private Map<PendingAppend, AppendResult> failures() {
        Map<PendingAppend, AppendResult> results = new LinkedHashMap<>();
        int event = 0;
        for (PendingAppend pending : batch.requests()) {
            AppendResult failure = failure(pending.append(), event);
            if (failure != null) {
                results.put(pending, failure);
            }
            event += pending.append().events().size();
        }
        if (results.isEmpty()) {
            throw new IllegalStateException("append_events stored nothing, and does not say why");
        }
        return results;
    }

    private @Nullable AppendResult failure(EncodedAppend encoded, int firstEvent) {
        AppendRequest request = encoded.request();
        TenantId tenant = request.tenant();
        IdempotencyRecord record = request.idempotency();
        if (record != null && answeredRecords.contains(batch.keys().numberOf(tenant, record))) {
            return new IdempotencyKeyUsed();
        }
        for (StreamAt condition : encoded.streamConditions()) {
            if (isElsewhere(tenant, condition.stream(), condition.version())) {
                return new VersionConflict(condition.stream(), condition.version());
            }
        }
        for (StreamAppend append : request.streams()) {
            UUID stream = append.stream().id();
            if (append.expected() instanceof ExpectedVersion.Exactly exactly
                    && isElsewhere(tenant, stream, exactly.version())) {
                return new VersionConflict(stream, exactly.version());
            }
        }
        for (int i = 0; i < encoded.keyConditions().size(); i++) {
            KeyHeldBy condition = encoded.keyConditions().get(i).condition();
            if (failedConditions.contains(batch.keys().numberOf(tenant, condition))) {
                return AppendResult.of(condition);
            }
        }
        return claimFailure(encoded, firstEvent);
    }

    private @Nullable AppendResult claimFailure(EncodedAppend encoded, int firstEvent) {
        TenantId tenant = encoded.request().tenant();
        for (KeyClaim claim : encoded.request().claims()) {
            if (heldKeys.contains(batch.keys().numberOf(tenant, claim))) {
                return new KeyClaimed(claim);
            }
        }
        for (int i = 0; i < encoded.events().size(); i++) {
            if (takenIds.contains(firstEvent + i + 1)) {
                return new KeyClaimed(encoded.claimToIdOf(i));
            }
        }
        return null;
    }

    // of those who expect a stream somewhere the first alone: the others may be right once it is gone
    private boolean isElsewhere(TenantId tenant, UUID stream, int expected) {
        int number = batch.numberOf(tenant, stream);
        return batch.isElsewhere(number, expected, heads[number - 1]);
    }

    private static Set<Integer> numbers(ResultSet row, String column) throws SQLException {
        Array numbers = row.getArray(column);
        return numbers == null ? Set.of() : Set.of((Integer[]) numbers.getArray());
    }
}
