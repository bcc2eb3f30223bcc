package org.flightplan.keys;

import java.util.Optional;

/**
 * What wraps the tenants' keys: a key that no database holds. It is kept in a file ({@link MasterKeyFile}); a key
 * management service takes its place as an alternative bean of this type.
 */
public interface MasterKeys {

    /** What is wrong, and the remedy; empty when nothing is. */
    Optional<String> problem();

    /** The key that wraps now. */
    String currentId();

    /**
     * Wraps a key by the current master key.
     *
     * @param context whose key it is: it is unwrapped for nobody else
     */
    Wrapped wrap(byte[] key, byte[] context);

    /**
     * A wrapped key, and by which master key it is.
     *
     * @param by the master key's id
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never changed
    record Wrapped(String by, byte[] bytes) {}

    /**
     * Unwraps a key.
     *
     * @param id of the master key that wrapped it
     * @throws MissingKey when that one is not known
     * @throws AesGcm.WrongKey when it is another's key, or was changed
     */
    byte[] unwrap(String id, byte[] wrapped, byte[] context);
}
