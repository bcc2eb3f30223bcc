package org.flightplan.events;

import javax.sql.DataSource;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.tenants.TenantReading;

/** The readers of the log as they run in the server, on a database of a test. */
public final class TestReaders {

    private TestReaders() {}

    /** What requests read by. */
    public static StreamReader reader(EventTypes types, PhiSeam phi, DataSource database) {
        return new StreamReader(new EventRows(types, phi), new TenantReading(() -> database));
    }
}
