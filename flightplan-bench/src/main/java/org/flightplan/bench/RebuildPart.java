package org.flightplan.bench;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.flightplan.bench.stand.Client;
import org.flightplan.bench.stand.StaysHistory;
import org.flightplan.bench.stand.Ward;

/** All read models built anew from the log, beside a plain set-based upsert of the same rows by pages of a thousand. */
final class RebuildPart implements Part {

    private static final String DATABASE = "rebuilt";
    private static final String PROJECTIONS = "api/v1/admin/projections";
    private static final Duration POLL = Duration.ofMillis(20);

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public void run(Stage stage, Figures figures) {
        BenchDatabase database = stage.database(DATABASE);
        Client anyone = stage.node(DATABASE, DATABASE).client();
        try {
            StaysHistory.fill(
                    database.database(),
                    Ward.makeTenant(anyone, "Rebuilt"),
                    stage.options().rebuiltStays());
            Client admin = anyone.as(null, "platform-admin");
            while (projections(admin).getInt("lag") > 0) {
                LockSupport.parkNanos(POLL.toNanos());
            }
            measure(stage.options(), admin, new SetBasedUpsert(database), database, figures);
        } finally {
            stage.stop(DATABASE);
        }
    }

    private static void measure(
            Options options, Client admin, SetBasedUpsert upsert, BenchDatabase database, Figures figures) {
        upsert.prepare();
        long events = database.database().number("select count(*) from event_store");
        rebuild(admin);
        upsert.run();
        for (int round = 0; round < options.rounds(); round++) {
            double rebuilt = rebuild(admin);
            double upserted = upsert.run();
            figures.add("rebuild_vs_upsert", upserted / rebuilt);
            figures.add("rebuild_events_per_s", events / rebuilt);
            figures.add("rebuild_rows_per_s", upsert.rows() / rebuilt);
            figures.add("upsert_rows_per_s", upsert.rows() / upserted);
        }
    }

    /** Has everything built anew; the seconds until it is through. */
    private static double rebuild(Client admin) {
        long begin = System.nanoTime();
        admin.post(PROJECTIONS + "/rebuild").expect(202);
        while (!projections(admin).getJsonObject("rebuild").containsKey("finished_at")) {
            LockSupport.parkNanos(POLL.toNanos());
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static JsonObject projections(Client admin) {
        return admin.get(PROJECTIONS).expect(200).json();
    }
}
