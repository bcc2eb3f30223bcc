package org.flightplan.bench.inside;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.json.JsonObject;
import java.util.Set;
import java.util.UUID;
import org.flightplan.bench.inside.WithoutResource.Without;
import org.flightplan.keys.KeyRing;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/** The application's seam, which seals nothing while it is {@link Without#ENCRYPTION}. */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class PlainSeam extends PhiSeam {

    /** @param keys of patients */
    @Inject
    public PlainSeam(KeyRing keys) {
        super(keys);
    }

    /** For the container's proxy. */
    protected PlainSeam() {}

    @Override
    public JsonObject seal(TenantId tenant, @Nullable UUID patient, Set<String> phiFields, JsonObject data) {
        return Without.ENCRYPTION.isOn() ? data : super.seal(tenant, patient, phiFields, data);
    }
}
