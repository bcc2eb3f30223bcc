package org.flightplan.events;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flightplan.events.Condition.KeyHeldBy;
import org.flightplan.events.EncodedAppend.EncodedCondition;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a batch that is stored whole: those it finds as they must be, those it gives up, and those it takes. Each key
 * is of one request alone, and each kind of key in one of these ways alone, so that the order of the requests is nothing to
 * them.
 */
final class FastBatchKeys {

    private record TenantKey(TenantId tenant, UniqueKey key) {}

    private record TenantCondition(TenantId tenant, KeyHeldBy condition) {}

    private final Set<TenantKey> claimed;
    private final Set<String> claimedKinds = new HashSet<>();
    private final Set<String> releasedKinds = new HashSet<>();
    private final Set<TenantCondition> conditions = new HashSet<>();
    private final Set<String> conditionedKinds = new HashSet<>();
    private final List<Integer> conditionTenants = new ArrayList<>();
    private final List<String> conditionKinds = new ArrayList<>();
    private final List<byte[]> conditionHashes = new ArrayList<>();
    private final List<@Nullable UUID> conditionHolders = new ArrayList<>();
    private final List<Integer> releaseStreams = new ArrayList<>();
    private final List<String> releaseKinds = new ArrayList<>();
    private final List<Integer> claimStreams = new ArrayList<>();
    private final List<String> claimKinds = new ArrayList<>();
    private final List<byte[]> claimHashes = new ArrayList<>();
    private boolean contested;

    FastBatchKeys(int requests) {
        claimed = new HashSet<>(4 * requests);
    }

    /** @param tenantNumber the tenant's among those of the batch */
    void condition(TenantId tenant, int tenantNumber, EncodedCondition encoded) {
        KeyHeldBy condition = encoded.condition();
        conditionedKinds.add(condition.key().kind());
        if (conditions.add(new TenantCondition(tenant, condition))) {
            conditionTenants.add(tenantNumber);
            conditionKinds.add(condition.key().kind());
            conditionHashes.add(encoded.hash());
            conditionHolders.add(condition.holder());
        }
    }

    void release(int streamNumber, String kind) {
        releasedKinds.add(kind);
        releaseStreams.add(streamNumber);
        releaseKinds.add(kind);
    }

    void claim(TenantId tenant, int streamNumber, KeyClaim claim, byte[] hash) {
        contested |= !claimed.add(new TenantKey(tenant, claim.key()));
        if (!claim.isEventId()) {
            claimedKinds.add(claim.kind());
            claimStreams.add(streamNumber);
            claimKinds.add(claim.kind());
            claimHashes.add(hash);
        }
    }

    /** Whether one request's keys may be in another's way. */
    boolean isContested() {
        return contested
                || meet(claimedKinds, releasedKinds)
                || meet(claimedKinds, conditionedKinds)
                || meet(releasedKinds, conditionedKinds);
    }

    private static boolean meet(Set<String> some, Set<String> others) {
        return !some.isEmpty() && some.stream().anyMatch(others::contains);
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
}
