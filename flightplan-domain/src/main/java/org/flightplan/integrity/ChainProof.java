package org.flightplan.integrity;

import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.flightplan.events.LogUnavailable;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantReading;
import org.jspecify.annotations.Nullable;

/**
 * Where a tenant's chain of seals stands: what shows, to whoever keeps the log or a backup of it, that nothing was altered in
 * it afterwards.
 *
 * @param seals how many seals the chain has
 * @param throughPosition the position of the last event that is sealed
 * @param hash of the last seal, in hexadecimal
 * @param keyId whose signature it has
 * @param signature over the hash, in base64
 * @param publicKey of that key, in base64 of its X.509 form; null when this installation does not know it any more
 */
public record ChainProof(
        int seals,
        long throughPosition,
        String hash,
        String keyId,
        String signature,
        @Nullable String publicKey) {

    private static final String LAST =
            "select " + SealStore.SEAL_COLUMNS + " from log_seals where tenant_id = ? order by number desc limit 1";

    /**
     * Where the chain stands now; empty when nothing was sealed yet.
     *
     * @throws LogUnavailable when it can't be read now
     */
    public static Optional<ChainProof> of(TenantReading tenants, SealKeys keys, TenantId tenant) {
        try {
            return tenants.read(tenant, LAST, List.of(tenant.value()), answered -> {
                try (ResultSet row = answered.getResultSet()) {
                    return row.next() ? Optional.of(of(SealStore.seal(tenant, row), keys)) : Optional.empty();
                }
            });
        } catch (SQLException e) {
            throw new LogUnavailable("seals can't be read, SQLSTATE " + e.getSQLState(), e);
        }
    }

    private static ChainProof of(Seal last, SealKeys keys) {
        return new ChainProof(
                last.number(),
                last.lastPosition(),
                HexFormat.of().formatHex(last.hash()),
                last.keyId(),
                Base64.getEncoder().encodeToString(last.signature()),
                keys.publicKeys().encoded(last.keyId()).orElse(null));
    }

    /** Whether the key that it names has signed it. */
    public boolean isSigned() {
        return publicKey != null
                && PublicSealKeys.ofPem("-----BEGIN PUBLIC KEY-----" + publicKey + "-----END PUBLIC KEY-----")
                        .isSignedBy(
                                keyId,
                                HexFormat.of().parseHex(hash),
                                Base64.getDecoder().decode(signature));
    }

    /** As an archive tells it, and the installation that takes it in keeps it. */
    public JsonObject json() {
        return JsonDoc.doc()
                .with("seals", seals)
                .with("through_position", throughPosition)
                .with("hash", hash)
                .with("key_id", keyId)
                .with("signature", signature)
                .with("public_key", publicKey)
                .build();
    }

    /** Of what {@link #json} gave. */
    public static ChainProof of(JsonObject json) {
        Values values = new Values(json);
        return new ChainProof(
                (int) values.whole("seals"),
                values.whole("through_position"),
                values.text("hash"),
                values.text("key_id"),
                values.text("signature"),
                values.textOrNull("public_key"));
    }
}
