package org.flightplan.commands;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldType;
import org.flightplan.tenants.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * What comes with a command and is not part of it.
 *
 * @param tenant whose command it is
 * @param actor the authenticated user
 * @param requestId of this request
 * @param provenance for each command what it belongs to; a command without one belongs to this request alone
 * @param idempotency the caller's key, or null
 * @param precondition the version it must find
 */
public record Envelope(
        Tenant tenant,
        UUID actor,
        UUID requestId,
        List<Provenance> provenance,
        @Nullable IdempotencyKey idempotency,
        Precondition precondition) {

    /**
     * What a command belongs to, and what came with it from another system. No rule looks at it.
     *
     * @param correlationId the larger undertaking
     * @param causationId what caused it, or null
     * @param imported when another system recorded it, or null for what is recorded here for the first time
     * @param legacy what another system knew and no field of the event holds, or null
     */
    public record Provenance(
            UUID correlationId,
            @Nullable UUID causationId,
            @Nullable Instant imported,
            @Nullable JsonObject legacy) {

        /** Of what is recorded here for the first time. */
        public Provenance(UUID correlationId, @Nullable UUID causationId) {
            this(correlationId, causationId, null, null);
        }

        /** Where its events come from: {@code legacy} is PHI. */
        @Override
        public String toString() {
            return "Provenance[" + correlationId + ", " + causationId + ", " + imported + "]";
        }
    }

    /** The field of an event's data that holds {@link Provenance#legacy}. */
    public static final Field LEGACY = Field.optional("legacy", new FieldType.FreeObject(FieldType.LONGEST_TEXT))
            .asPhi();

    /** What a command belongs to. */
    Provenance provenanceOf(int command) {
        return command < provenance.size() ? provenance.get(command) : new Provenance(requestId, null);
    }

    /**
     * A caller's key for a request.
     *
     * @param key as the caller gave it
     * @param requestHash of the whole request, in hexadecimal
     */
    public record IdempotencyKey(String key, String requestHash) {}

    /** The version at which the caller wants a command to find its stream. */
    public sealed interface Precondition {

        /** Whatever it is. */
        record None() implements Precondition {}

        /** The version that the caller has read, from If-Match or from the body. */
        record Version(int version, boolean ifMatch) implements Precondition {}

        /** What is wrong when the stream stands at a version; empty when nothing is. */
        default Optional<Rejection> refusal(int actual) {
            return this instanceof Version wanted && wanted.version() != actual
                    ? Optional.of(new CommandRejection.StaleVersion(wanted.version(), actual, wanted.ifMatch()))
                    : Optional.empty();
        }
    }
}
