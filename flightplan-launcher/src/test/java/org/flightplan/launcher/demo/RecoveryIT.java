package org.flightplan.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flightplan.launcher.LauncherProcess;
import org.flightplan.migrations.InstalledPostgres;
import org.flightplan.migrations.OperatorScript;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The operator's ways back, each on a real cluster: the drill while the demo is being loaded, what a copy that differs is
 * answered, and a log recovered to a moment before an erasure. One cluster serves all, and the last step ends it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecoveryIT {

    private static final String LOADED = "commands of 1 tenant loaded in ";
    private static final String DATABASE = "flightplan_dev";
    private static final String ERASED = "select count(*) from event_store where event_type = 'patient.erased'";

    @TempDir
    static Path folder;

    @TempDir
    static Path homes;

    private static InstalledPostgres live;
    private static EmbeddedPostgres keys;
    private static LauncherProcess node;

    @BeforeAll
    static void load_the_demo() throws Exception {
        live = new InstalledPostgres(folder);
        keys = EmbeddedPostgres.start();
        StoredData cluster = StoredData.trusting(live.port(), "postgres");
        cluster.change("create database " + DATABASE);
        try (Connection connection = StoredData.trusting(live.port()).connection();
                var statement = connection.createStatement()) {
            OperatorScript.ROLES.run(connection);
            statement.execute("alter database " + DATABASE + " owner to flightplan");
        }
        try (Connection connection = keys.getPostgresDatabase().getConnection()) {
            OperatorScript.KEY_STORE.run(connection);
        }
        LauncherProcess.homeOfOneHospital(homes.resolve("home"));
        node = start(live.port());
        node.awaitLine("Demo: +10 %");
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
        keys.close();
        live.close();
    }

    @Test
    @Order(1)
    void every_way_back_works_while_the_database_is_in_use_and_no_backup_tells_of_a_patient() throws Exception {
        long before = events();
        Map<String, String> settings = connection(live.port());
        settings.put("SCRATCH_PORT", Integer.toString(LauncherProcess.freePort()));
        String drill = live.script(settings, "drill.sh", live.archive().toString(), file("drill"));
        assertTrue(events() > before, "nothing was recorded while the drill ran");
        Files.createDirectories(Path.of("target/figures"));
        Files.writeString(Path.of("target/figures/drill.txt"), drill);
        assertTrue(drill.contains("All ways back work.") && drill.contains(" 0 of "), drill);

        String plain = Files.readString(Path.of(file("drill/plain.sql")), StandardCharsets.UTF_8);
        assertTrue(plain.contains("patient.created"), "the dump is empty");
        assertEquals(Set.of(), expected().identitiesIn(plain));
        node.awaitLine(LOADED);
    }

    @Test
    @Order(2)
    void the_servers_log_tells_who_changed_the_schema_and_nothing_of_a_patient() throws Exception {
        String log = live.log();
        assertTrue(log.contains("user=flightplan,") && log.contains("AUDIT: SESSION") && log.contains("CREATE TABLE"));
        assertEquals(Set.of(), expected().identitiesIn(log));
    }

    @Test
    @Order(2)
    void what_would_not_be_a_backup_or_would_overwrite_something_is_refused() throws Exception {
        Map<String, String> requests = connection(live.port());
        requests.put("PGUSER", "flightplan_app");
        assertRefused("under row-level security", requests, "backup.sh", "whole", file("x.dump"));
        Map<String, String> operator = connection(live.port());
        assertRefused("exists already", operator, "backup.sh", "whole", file("drill/whole.dump"));
        assertRefused("there is no table", operator, "backup.sh", "table", file("x.dump"), "nothing");
        assertRefused("exists already", operator, "restore.sh", file("drill/whole.dump"), DATABASE);
        assertRefused("restore a schema first", operator, "restore.sh", file("drill/data.dump"), "nowhere");
        requests.put("PGUSER", "flightplan");
        assertRefused("no superuser", requests, "restore.sh", file("drill/whole.dump"), "copy");
        assertRefused(
                "can't be reached",
                operator,
                "recover.sh",
                file("drill/base"),
                live.archive().toString(),
                file("never"),
                Integer.toString(LauncherProcess.freePort()),
                "2999-01-01");
    }

    @Test
    @Tag("full")
    @Order(3)
    void a_copy_that_lacks_a_row_or_a_wall_is_not_taken_for_the_whole() throws Exception {
        Map<String, String> operator = connection(live.port());
        String dump = file("drill/whole.dump");
        live.script(operator, "restore.sh", dump, "copy");
        live.script(operator, "verify.sh", dump, "copy");
        StoredData copy = StoredData.trusting(live.port(), "copy");
        copy.change("alter table read_model_timeline no force row level security");
        assertRefused("walls", operator, "verify.sh", dump, "copy");
        copy.change("alter table read_model_timeline force row level security");
        live.script(operator, "verify.sh", dump, "copy");
        copy.change("alter table event_store disable trigger user");
        copy.change("delete from event_store where id = (select max(id) from event_store)");
        copy.change("alter table event_store enable trigger user");
        assertRefused("table event_store", operator, "verify.sh", dump, "copy");
    }

    @Test
    @Tag("full")
    @Order(3)
    void where_no_role_may_bypass_walls_a_backup_sees_every_row_or_is_refused() throws Exception {
        StoredData data = StoredData.trusting(live.port());
        data.change("alter role flightplan_backup nobypassrls");
        Map<String, String> walled = connection(live.port());
        walled.put("PGUSER", "flightplan_backup");
        long before = events();
        live.script(walled, "backup.sh", "whole", file("walled.dump"));
        Map<String, String> operator = connection(live.port());
        live.script(operator, "restore.sh", file("walled.dump"), "walled");
        live.script(operator, "verify.sh", file("walled.dump"), "walled");
        String restored = StoredData.trusting(live.port(), "walled").ask("select count(*) from event_store");
        assertTrue(Long.parseLong(restored) >= before && before > 0, restored + " of " + before);

        data.change("alter policy backup_sees_all on audit_trail to flightplan_readonly");
        assertRefused("all rows of audit_trail:", walled, "backup.sh", "whole", file("less.dump"));
        data.change("alter policy backup_sees_all on audit_trail to flightplan_backup");
        data.change("alter role flightplan_backup bypassrls");
    }

    /** Merges, erasures, a restore and a rebuild, in every order that they can come in. */
    @Test
    @Tag("full")
    @Order(4)
    void a_log_recovered_to_a_moment_before_erasures_shows_nobody_who_was_erased_or_merged_with_them()
            throws Exception {
        StoredData data = StoredData.trusting(live.port());
        List<String> there = List.of(data.ask("""
                select min(tenant_id::text) || ' ' || string_agg(id::text, ' ')
                  from (select tenant_id, id from read_model_patients p
                         where exists (select from read_model_admissions a where a.patient_id = p.id)
                           and not exists (select from read_model_admissions a
                                            where a.patient_id = p.id and a.data ->> 'status' = 'active')) as home
                 group by tenant_id
                 order by count(*) desc limit 1
                """).split(" ", -1));
        HospitalClient hospital = new HospitalClient(() -> node.base(), there.get(0));
        List<String> patients = there.subList(1, 8);
        String alone = patients.get(0);
        String mrn = hospital.patient(alone).getString("mrn");
        for (String patient : patients) {
            assertTrue(
                    expected().identities().contains(hospital.patient(patient).getString("name")));
        }
        hospital.merge(patients.get(1), patients.get(2));
        hospital.merge(patients.get(5), patients.get(6));
        live.script(connection(live.port()), "base-backup.sh", file("base"));
        String moment = data.ask("select clock_timestamp()");
        hospital.merge(patients.get(3), patients.get(4));
        for (int erased : List.of(0, 1, 3)) {
            hospital.erase(patients.get(erased));
        }
        node.stop();
        awaitArchived(data.ask("select pg_walfile_name(pg_switch_wal())"));
        live.close();
        // an erasure is replayed when it is a minute old: whoever erases may still be at it
        try (Connection connection = keys.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update data_keys set made_at = made_at - interval '1 minute' where version = 0");
        }

        int port = LauncherProcess.freePort();
        String recovered = file("recovered");
        live.script(
                connection(port),
                "recover.sh",
                file("base"),
                live.archive().toString(),
                recovered,
                Integer.toString(port),
                moment);
        try {
            StoredData again = StoredData.trusting(port);
            assertEquals("0", again.ask(ERASED), "the erasures are in the recovered log");
            node = start(port);
            node.awaitLine("FlightPlan is ready");
            for (String patient : patients.subList(0, 5)) {
                JsonObject shown = hospital.patient(patient);
                assertTrue(shown.getBoolean("erased"), shown::toString);
                assertEquals(JsonValue.NULL, shown.get("name"));
            }
            LauncherProcess.await(
                    "the erasures to be on record again",
                    () -> ask(again, ERASED).equals("5"));
            assertTrue(
                    hospital.verified().getBoolean("intact"),
                    () -> hospital.verified().toString());
            assertEquals(
                    patients.get(5),
                    hospital.patient(patients.get(6)).getString("merged_into"),
                    "a merge that is whole");
            assertRebuiltAlike(again);
            hospital.create(mrn);
        } finally {
            node.close();
            live.stop(Path.of(recovered));
        }
    }

    private static void assertRebuiltAlike(StoredData data) throws Exception {
        List<String> live = data.readModels();
        Caller.platformAdmin().at(node.base()).send("POST", "/admin/projections/rebuild", Json.object("{}"));
        LauncherProcess.await("the rebuild to end", RecoveryIT::isRebuilt);
        assertEquals(live, data.readModels());
    }

    private static boolean isRebuilt() {
        return Caller.platformAdmin()
                .at(node.base())
                .send("GET", "/admin/projections", null)
                .getJsonObject("rebuild")
                .getString("state")
                .equals("finished");
    }

    private static void awaitArchived(String wal) throws InterruptedException {
        LauncherProcess.await(
                "the WAL to be archived", () -> Files.exists(live.archive().resolve(wal)));
    }

    private static void assertRefused(String why, Map<String, String> settings, String script, String... arguments)
            throws Exception {
        String refusal = live.refusal(settings, script, arguments);
        assertTrue(refusal.contains(why), refusal);
    }

    private static String ask(StoredData data, String sql) {
        try {
            return data.ask(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long events() throws SQLException {
        return Long.parseLong(StoredData.trusting(live.port()).ask("select count(*) from event_store"));
    }

    private static LauncherProcess start(int port) throws Exception {
        Map<String, String> settings = Map.of(
                "DATABASE_URL", "postgresql://flightplan_app@localhost:" + port + "/" + DATABASE,
                "DATABASE_KEYS_URL", "postgresql://flightplan_keys@localhost:" + keys.getPort() + "/postgres");
        return LauncherProcess.start(homes.resolve("home"), settings, "--demo");
    }

    private static Expected expected() throws Exception {
        return Expected.in(homes.resolve("home"));
    }

    private static Map<String, String> connection(int port) {
        return live.connection(port, DATABASE);
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }
}
