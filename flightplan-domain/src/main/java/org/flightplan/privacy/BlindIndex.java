package org.flightplan.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.flightplan.tenants.TenantId;

/**
 * The hash by which a value is found and kept unique without being shown: the same value in two tenants has two hashes.
 * What it leaks to a reader of the database: which rows hold the same value, and, by trying, whether one holds a guessed
 * value.
 */
public final class BlindIndex {

    private BlindIndex() {}

    /**
     * 64 hexadecimal digits that stand for a value of a kind in a tenant.
     *
     * @param kind what the value is, such as {@code mrn}
     * @param normalised the value, already in the form in which two equal ones are the same text
     */
    public static String of(TenantId tenant, String kind, String normalised) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String part : new String[] {tenant.toString(), kind, normalised}) {
                sha256.update(part.getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) 0);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
