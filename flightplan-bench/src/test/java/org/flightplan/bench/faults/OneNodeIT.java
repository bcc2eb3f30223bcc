package org.flightplan.bench.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to a node that is alone, and to its database. */
class OneNodeIT {

    /** A move of the running round's that other events of its stream follow. */
    private static final String DELETION = """
            delete from event_store
             where id = (
               select min(m.id) from event_store as m
                where m.tenant_id = (select tenant_id from event_store order by id desc limit 1)
                  and m.event_type = 'admission.location_changed'
                  and exists (select from event_store as next
                               where next.tenant_id = m.tenant_id and next.stream_id = m.stream_id
                                 and next.event_version > m.event_version))
            """;

    private static Stand stand;

    @BeforeAll
    static void start() {
        stand = Stand.start("one-node", 1);
    }

    @AfterAll
    static void stop() {
        stand.close();
    }

    @Test
    void the_server_is_killed() throws Exception {
        Trial.of(
                stand,
                new Fault(
                        FaultKind.SERVER_KILLED,
                        round -> stand.node(round).kill(),
                        Duration.ZERO,
                        round -> stand.restore()));
    }

    @Test
    @Tag("full")
    void postgresql_is_killed() throws Exception {
        Trial.of(
                stand,
                new Fault(
                        FaultKind.POSTGRESQL_KILLED,
                        OneNodeIT::killPostgres,
                        Duration.ZERO,
                        round -> stand.postgres().start()));
    }

    @Test
    @Tag("full")
    void the_session_that_holds_the_lock_is_paused() throws Exception {
        LockHolder holder = new LockHolder(stand.database());
        Trial.of(
                stand,
                new Fault(
                        FaultKind.LOCK_HOLDER_PAUSED,
                        round -> holder.pause(),
                        Duration.ofSeconds(10),
                        round -> holder.resume()));
    }

    /** No trial could be red otherwise; it waits five minutes for what does not come. */
    @Test
    @Tag("full")
    void what_a_superuser_deletes_is_noticed() throws Exception {
        Fault deletion = new Fault(
                FaultKind.SERVER_KILLED,
                round -> stand.database().execute("set session_replication_role = replica", DELETION),
                Duration.ZERO,
                round -> {});
        Findings findings = new Round(stand, deletion, 1).run().findings();
        assertEquals(1, findings.lost().size(), findings::toString);
        assertEquals(1, findings.disordered().size(), findings::toString);
        assertEquals(2, findings.missed().size(), findings::toString);
    }

    private static void killPostgres(int round) {
        if (round % 2 == 0) {
            stand.postgres().killAll();
        } else {
            stand.postgres().kill();
        }
    }
}
