package org.flightplan.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.Set;
import org.flightplan.tenants.TenantId;

/**
 * Every PHI value goes through {@link #seal} into the database and through {@link #open} out of it: events and read
 * models alike. In this release a value is kept as it is; what keeps it is row-level security and the server's disk
 * encryption. Encrypting it later changes this class and no contract.
 */
@ApplicationScoped
public class PhiSeam {

    /**
     * The data as it is stored.
     *
     * @param tenant whose data it is
     * @param phiFields the names of the fields that hold PHI
     * @param data as the domain knows it
     */
    public JsonObject seal(TenantId tenant, Set<String> phiFields, JsonObject data) {
        return data;
    }

    /**
     * The data as the domain knows it; the inverse of {@link #seal}.
     *
     * @param tenant whose data it is
     * @param phiFields the names of the fields that hold PHI
     * @param stored as the database gave it
     */
    public JsonObject open(TenantId tenant, Set<String> phiFields, JsonObject stored) {
        return stored;
    }
}
