package org.flightplan.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import org.flightplan.health.Lag;

/** How old the oldest event is that is not sealed. */
@ApplicationScoped
public class SealLag {

    private final Lag lag = new Lag(2);

    void is(double seconds) {
        lag.is(seconds);
    }

    /** In seconds, as this node last saw it; 0 when all is sealed. Alert above 5. */
    public double seconds() {
        return lag.seconds();
    }
}
