package org.flightplan.bench.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.flightplan.bench.faults.CuttingProxy.Cut;
import org.flightplan.bench.stand.NodeSettings;
import org.flightplan.bench.stand.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The node does not learn what became of an append: its connection is cut in the middle. */
@Tag("full")
class AppendCutIT {

    private static final int CUTS = 6;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static CuttingProxy proxy;
    private static Stand stand;

    @BeforeAll
    static void start() throws IOException {
        AtomicReference<Postgres> server = new AtomicReference<>();
        proxy = new CuttingProxy(() -> server.get().port());
        stand = Stand.start("append-cut", 1, server::set, AppendCutIT::eventsThroughProxy);
    }

    @AfterAll
    static void stop() throws IOException {
        stand.close();
        proxy.close();
    }

    @Test
    void appends_are_cut_off_in_the_middle() throws Exception {
        Trial.of(
                stand,
                new Fault(FaultKind.APPEND_CUT, round -> cutSeveral(), Duration.ZERO, round -> proxy.leaveAlone()));
    }

    private static void cutSeveral() throws Exception {
        LockHolder holder = new LockHolder(stand.database());
        for (int i = 0; i < CUTS; i++) {
            switch (i % 3) {
                case 0 -> cutNext(Cut.BEFORE_THE_COMMIT);
                case 1 -> cutNext(Cut.BEFORE_THE_ANSWER);
                default -> Waiting.until("an append to terminate", LONGEST_WAIT, holder::terminate);
            }
            Waiting.pause(Duration.ofMillis(ThreadLocalRandom.current().nextInt(50, 400)));
        }
    }

    private static void cutNext(Cut cut) throws Exception {
        proxy.cutNext(cut);
        Waiting.until("an append to cut off", LONGEST_WAIT, proxy::hasCut);
    }

    private static NodeSettings eventsThroughProxy(NodeSettings settings) {
        String url = settings.database()
                .jdbcUrl()
                .replace(":" + settings.database().server().port() + "/", ":" + proxy.port() + "/");
        return settings.withVariable(
                "FLIGHTPLAN_DB_EVENTS_URL",
                url + "?ApplicationName=flightplan&logServerErrorDetail=false&reWriteBatchedInserts=true");
    }
}
