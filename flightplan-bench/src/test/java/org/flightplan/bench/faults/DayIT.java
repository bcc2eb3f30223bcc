package org.flightplan.bench.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.flightplan.bench.stand.Node;
import org.flightplan.bench.stand.StaysHistory;
import org.flightplan.bench.stand.Ward;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What operators do while a hospital works: two nodes, a steady load, a log with a history. */
@Tag("full")
class DayIT {

    private static final int STAYS = Integer.getInteger("faults.stays", 10_000);
    private static final Duration LONGEST_CATCHING_UP = Duration.ofMinutes(10);

    private static Stand stand;

    @BeforeAll
    static void start() throws Exception {
        stand = Stand.start("day", 2);
        StaysHistory.fill(stand.database(), Ward.makeTenant(stand.nodes().get(0).client(), "History"), STAYS);
        Waiting.until(
                "the history to be projected",
                LONGEST_CATCHING_UP,
                () -> stand.database()
                                .number(
                                        "select max(id) - (select min(position) from projection_checkpoints) from event_store")
                        == 0);
        warmUp();
    }

    /** A server that was just started has its code to compile; that is a load of its own. */
    private static void warmUp() throws Exception {
        Duration half = Shift.OF_THE_DAY.whole().dividedBy(2);
        Round.Result result = new Round(
                        stand, new Fault(FaultKind.DAY_BACKUP, round -> {}, half, round -> {}, Shift.OF_THE_DAY), 0)
                .run();
        assertTrue(result.findings().isEmpty(), result.findings()::toString);
    }

    @AfterAll
    static void stop() {
        stand.close();
    }

    @Test
    void a_node_is_restarted() throws Exception {
        during(FaultKind.DAY_NODE_RESTARTED, round -> stand.node(round).kill(), round -> stand.restore());
    }

    @Test
    void postgresql_is_restarted() throws Exception {
        during(
                FaultKind.DAY_POSTGRESQL_RESTARTED,
                round -> stand.postgres().stop(),
                round -> stand.postgres().start());
    }

    @Test
    void a_backup_is_made() throws Exception {
        during(
                FaultKind.DAY_BACKUP,
                round -> backUp(Stand.home("day").resolve("backup-" + round)),
                round -> delete(Stand.home("day").resolve("backup-" + round)));
    }

    @Test
    void an_index_is_made() throws Exception {
        during(
                FaultKind.DAY_INDEX,
                round -> stand.database()
                        .execute(
                                "create index concurrently of_the_day on event_store (tenant_id, event_type, created_at)"),
                round -> stand.database().execute("drop index concurrently of_the_day"));
    }

    @Test
    void a_table_is_given_a_column_that_must_have_a_value() throws Exception {
        during(
                FaultKind.DAY_RECIPE,
                round -> {
                    Recipe recipe = new Recipe("by_hand_" + round);
                    recipe.run(stand.database());
                    assertTrue(recipe.isApplied(stand.database()), recipe::toString);
                },
                round -> stand.database().execute("alter table idempotency_records drop column by_hand_" + round));
    }

    @Test
    void a_release_is_rolled_out() throws Exception {
        during(FaultKind.DAY_UPGRADE, DayIT::rollOut, round -> {});
    }

    private static void during(FaultKind kind, Fault.Action strike, Fault.Action mend) throws Exception {
        Trial.of(stand, new Fault(kind, strike, Duration.ZERO, mend, Shift.OF_THE_DAY));
    }

    private static void rollOut(int number) throws Exception {
        NextRelease release = new NextRelease(number);
        Path war = release.war(Stand.home("day"));
        for (Node node : stand.nodes()) {
            node.stop();
            node.deploy(war);
            node.start().awaitReady();
        }
        assertTrue(release.isApplied(stand.database()), release::toString);
    }

    private static void backUp(Path copy) throws Exception {
        try (Connection connection = stand.database().superuser().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('of the day', true)");
            copy(stand.postgres().data(), copy);
            statement.execute("select pg_backup_stop()");
        }
    }

    /** What a running server deletes meanwhile is not missed: recovery knows of it by the WAL. */
    private static void copy(Path from, Path to) throws Exception {
        run("sh", "-c", "cp -a '" + from + "' '" + to + "' 2> /dev/null; test -f '" + to + "/global/pg_control'");
    }

    private static void delete(Path copy) throws Exception {
        run("rm", "-r", copy.toString());
    }

    private static void run(String... command) throws Exception {
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor(), () -> String.join(" ", command));
    }
}
