package org.flightplan.bench.inside;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flightplan.web.security.Open;

/** {@code /api/bench/without}: what the server does without from now on. */
@ApplicationScoped
@Path("/without")
public class WithoutResource {

    /** @param what of {@link Without}, and {@code nothing} for all as it is */
    @POST
    @Path("/{what}")
    @Open
    public Response set(@PathParam("what") String what) {
        for (Without one : Without.values()) {
            one.set(one.name().toLowerCase(Locale.ROOT).equals(what));
        }
        return Response.noContent().build();
    }

    /** What this server does without, for as long as its price is measured. */
    enum Without {
        /** New values are stored as they are. */
        ENCRYPTION,
        /** Looks are not recorded. */
        AUDIT;

        @SuppressWarnings("ImmutableEnumChecker") // a switch, set between two runs
        private final AtomicBoolean on = new AtomicBoolean();

        boolean isOn() {
            return on.get();
        }

        void set(boolean without) {
            on.set(without);
        }
    }
}
