package org.flightplan.pools;

import org.flightplan.settings.Environment;
import org.flightplan.settings.ServerSettings;
import org.flightplan.settings.Setting;

/** How large the scripts in server-config make the pools; an administrator may have changed them since. */
public final class PoolSizes {

    private static final int EVENTS = 5;
    private static final int MIGRATIONS = 2;

    private PoolSizes() {}

    /** How many connections one node may open to the log's database. */
    public static int most() {
        return forRequests() + EVENTS + MIGRATIONS;
    }

    /** How many connections one node has for requests. */
    public static int forRequests() {
        boolean highTraffic = ServerSettings.text(Setting.POOL_PROFILE)
                .filter("high-traffic"::equals)
                .isPresent();
        return requests(Environment.current(), highTraffic);
    }

    static int requests(Environment environment, boolean highTraffic) {
        if (highTraffic) {
            return 70;
        }
        return environment.isOperated() ? 30 : 10;
    }
}
