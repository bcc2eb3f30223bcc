package org.flightplan.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.flightplan.keys.AesGcm;
import org.flightplan.privacy.BlindIndex;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Handles for what is closed to a user: opaque text that says whom and which stay a masked row is about, to nobody but this
 * server, for this user, for {@value #MINUTES} minutes. Nothing is kept of them, and no two are alike.
 */
@ApplicationScoped
public class AccessHandles {

    /** How long a handle can be used. */
    public static final int MINUTES = 15;

    private static final String KIND = "access_handle";
    private static final UUID NONE = new UUID(0, 0);
    private static final int CONTENT_BYTES = 5 * Long.BYTES;
    private static final int SEALED_BYTES = Long.BYTES + AesGcm.ADDED_BYTES + CONTENT_BYTES;

    private final BlindIndex index;

    /** @param index whose keyed hashes are the keys: one for each user and hour, so that none seals too much */
    @Inject
    public AccessHandles(BlindIndex index) {
        this.index = index;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AccessHandles() {
        this(null);
    }

    /**
     * What a handle stands for.
     *
     * @param stay null when it stands for a patient's record
     * @param endsAt from when on it can't be used
     */
    public record Handle(UUID patient, @Nullable UUID stay, Instant endsAt) {}

    /**
     * A handle for a user.
     *
     * @param stay null for the patient's record
     */
    public String make(TenantId tenant, UUID user, UUID patient, @Nullable UUID stay, Instant now) {
        long endsAt = now.plus(Duration.ofMinutes(MINUTES)).getEpochSecond();
        UUID second = stay == null ? NONE : stay;
        byte[] content = ByteBuffer.allocate(CONTENT_BYTES)
                .putLong(endsAt)
                .putLong(patient.getMostSignificantBits())
                .putLong(patient.getLeastSignificantBits())
                .putLong(second.getMostSignificantBits())
                .putLong(second.getLeastSignificantBits())
                .array();
        byte[] sealed = AesGcm.seal(key(tenant, user, hour(endsAt)), context(tenant, user), content);
        return text(ByteBuffer.allocate(Long.BYTES + sealed.length)
                .putLong(hour(endsAt))
                .put(sealed)
                .array());
    }

    /** What a handle of this user stands for, over or not; empty when it is none. */
    public Optional<Handle> read(TenantId tenant, UUID user, String handle) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(handle);
            if (bytes.length != SEALED_BYTES) {
                return Optional.empty();
            }
            long hour = ByteBuffer.wrap(bytes).getLong();
            ByteBuffer content =
                    ByteBuffer.wrap(AesGcm.open(key(tenant, user, hour), context(tenant, user), bytes, Long.BYTES));
            Instant endsAt = Instant.ofEpochSecond(content.getLong());
            UUID patient = new UUID(content.getLong(), content.getLong());
            UUID stay = new UUID(content.getLong(), content.getLong());
            return Optional.of(new Handle(patient, stay.equals(NONE) ? null : stay, endsAt));
        } catch (IllegalArgumentException | AesGcm.WrongKey e) {
            return Optional.empty();
        }
    }

    private SecretKey key(TenantId tenant, UUID user, long hour) {
        byte[] whose = (user + " " + hour).getBytes(StandardCharsets.US_ASCII);
        return AesGcm.key(index.hash(tenant, KIND, whose));
    }

    private static byte[] context(TenantId tenant, UUID user) {
        return (KIND + " " + tenant.value() + " " + user).getBytes(StandardCharsets.US_ASCII);
    }

    private static long hour(long second) {
        return second / Duration.ofHours(1).toSeconds();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
