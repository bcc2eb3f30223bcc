package org.flightplan.append;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.flightplan.append.AppendRequest.KeyClaim;
import org.flightplan.append.AppendRequest.Release;
import org.flightplan.append.EncodedAppend.EncodedCondition;
import org.flightplan.events.Condition.KeyHeldBy;
import org.flightplan.events.IdempotencyRecord;
import org.flightplan.events.UniqueKey;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a batch: those it finds as they must be, those it gives up, and those it takes. {@code append_events} does
 * these three one after the other for the whole batch, so that a request whose order would matter waits for the next one.
 */
final class BatchKeys {

    private record TenantKey(TenantId tenant, UniqueKey key) {}

    private record TenantKind(TenantId tenant, String kind) {}

    private record TenantCondition(TenantId tenant, KeyHeldBy condition) {}

    private record TenantText(TenantId tenant, String text) {}

    private final Set<TenantKey> claimed = new HashSet<>();
    private final Set<TenantKind> claimedKinds = new HashSet<>();
    private final Set<TenantKind> releasedKinds = new HashSet<>();
    private final Map<TenantKey, Integer> claims = new HashMap<>();
    private final Map<TenantCondition, Integer> conditions = new HashMap<>();
    private final Map<TenantText, Integer> records = new HashMap<>();
    private final List<Integer> conditionTenants = new ArrayList<>();
    private final List<String> conditionKinds = new ArrayList<>();
    private final List<byte[]> conditionHashes = new ArrayList<>();
    private final List<@Nullable UUID> conditionHolders = new ArrayList<>();
    private final List<Integer> releaseStreams = new ArrayList<>();
    private final List<String> releaseKinds = new ArrayList<>();
    private final List<Integer> claimStreams = new ArrayList<>();
    private final List<String> claimKinds = new ArrayList<>();
    private final List<byte[]> claimHashes = new ArrayList<>();

    /** Whether a request comes to the same beside those that are here already as after them. */
    boolean haveRoomFor(EncodedAppend encoded) {
        AppendRequest request = encoded.request();
        TenantId tenant = request.tenant();
        IdempotencyRecord record = request.idempotency();
        if (record != null && records.containsKey(new TenantText(tenant, record.key()))) {
            return false;
        }
        for (EncodedCondition condition : encoded.keyConditions()) {
            UniqueKey key = condition.condition().key();
            if (claimed.contains(new TenantKey(tenant, key))
                    || releasedKinds.contains(new TenantKind(tenant, key.kind()))) {
                return false;
            }
        }
        for (Release release : request.releases()) {
            if (claimedKinds.contains(new TenantKind(tenant, release.kind()))) {
                return false;
            }
        }
        for (KeyClaim claim : request.claims()) {
            if (claimed.contains(new TenantKey(tenant, claim.key()))) {
                return false;
            }
        }
        return true;
    }

    /** @param tenantNumber the tenant's among those of the batch */
    void addCondition(TenantId tenant, int tenantNumber, EncodedCondition encoded) {
        KeyHeldBy condition = encoded.condition();
        if (conditions.putIfAbsent(new TenantCondition(tenant, condition), conditions.size() + 1) == null) {
            conditionTenants.add(tenantNumber);
            conditionKinds.add(condition.key().kind());
            conditionHashes.add(encoded.hash());
            conditionHolders.add(condition.holder());
        }
    }

    void addRelease(TenantId tenant, int streamNumber, String kind) {
        releasedKinds.add(new TenantKind(tenant, kind));
        releaseStreams.add(streamNumber);
        releaseKinds.add(kind);
    }

    /** The id of an event is taken by the event itself. */
    void addClaim(TenantId tenant, int streamNumber, KeyClaim claim, byte[] hash) {
        TenantKey key = new TenantKey(tenant, claim.key());
        claimed.add(key);
        if (!claim.isEventId()) {
            claimedKinds.add(new TenantKind(tenant, claim.kind()));
            claimStreams.add(streamNumber);
            claimKinds.add(claim.kind());
            claimHashes.add(hash);
            claims.put(key, claimKinds.size());
        }
    }

    void addRecord(TenantId tenant, @Nullable IdempotencyRecord record) {
        if (record != null) {
            records.put(new TenantText(tenant, record.key()), records.size() + 1);
        }
    }

    void bind(ArrayColumns columns) throws SQLException {
        columns.addNumbers(conditionTenants);
        columns.addTexts(conditionKinds);
        columns.addBytes(conditionHashes);
        columns.addIdsOrNulls(conditionHolders);
        columns.addNumbers(releaseStreams);
        columns.addTexts(releaseKinds);
        columns.addNumbers(claimStreams);
        columns.addTexts(claimKinds);
        columns.addBytes(claimHashes);
    }

    /** The number of a condition, from 1. */
    int numberOf(TenantId tenant, KeyHeldBy condition) {
        return Objects.requireNonNull(conditions.get(new TenantCondition(tenant, condition)));
    }

    /** The number of a claim, from 1; 0 for the id of an event. */
    int numberOf(TenantId tenant, KeyClaim claim) {
        return claims.getOrDefault(new TenantKey(tenant, claim.key()), 0);
    }

    /** The number of an idempotency record, from 1. */
    int numberOf(TenantId tenant, IdempotencyRecord record) {
        return Objects.requireNonNull(records.get(new TenantText(tenant, record.key())));
    }
}
