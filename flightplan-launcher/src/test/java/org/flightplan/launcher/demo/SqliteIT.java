package org.flightplan.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.flightplan.client.problems.FlightPlanException;
import org.flightplan.launcher.LauncherProcess;
import org.flightplan.migrations.Prerequisite;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A development database in one file: the guide's steps as they stand there, the demo and an erasure in it; then its launcher is killed
 * while patients are being recorded, and the next starts from the file alone, again and again.
 */
@Tag("full")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SqliteIT {

    private static final String URL = "sqlite:///./flightplan_dev.db";
    private static final int KILLS = Integer.getInteger("flightplan.sqlite.kills", 1);

    @TempDir
    static Path folder;

    private static DatabaseFile file;
    private static Path home;
    private static String tenant;
    private static Expected expected;

    @Test
    @Order(1)
    void the_guides_steps_make_a_file_of_all_that_was_recorded_and_of_nothing_that_was_erased() throws Exception {
        home = LauncherProcess.homeOfOneHospital(folder.resolve("first-home"));
        file = new DatabaseFile(folder.resolve("flightplan_dev.db"));
        try (LauncherProcess first = LauncherProcess.startIn(folder, home, Map.of("DATABASE_URL", URL), "--demo")) {
            first.awaitLine("Synthetic data only");
            first.awaitLine("commands of 1 tenant loaded in ");
            expected = Expected.in(home);
            StoredData log = StoredData.in(home);
            file.awaitWritten(log);
            guide(log);
            erase(first, log);
            file.awaitWritten(log);
            first.stop();
            first.awaitLine("flightplan_dev.db is complete, up to position " + file.position());
        }
        assertEquals("1", file.ask("select complete from flightplan_file"));
        assertEquals(Set.of(), expected.identitiesIn(file.bytes()));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(
                    List.of("flightplan_dev.db"),
                    left.map(path -> path.getFileName().toString())
                            .filter(name -> name.startsWith("flightplan_dev"))
                            .toList());
        }
    }

    private static void guide(StoredData log) throws Exception {
        assertTrue(shell("ls -lh flightplan_dev.db").startsWith("-rw-------"), "it is not for its owner alone");
        List<String> tables =
                List.of(shell("sqlite3 flightplan_dev.db \".tables\"").strip().split("\\s+"));
        assertTrue(tables.containsAll(DatabaseFile.OF_THE_LOG), tables::toString);
        assertEquals(
                log.ask("select count(*) from event_store"),
                shell("sqlite3 flightplan_dev.db \"SELECT COUNT(*) FROM event_store;\"")
                        .strip());
    }

    private static void erase(LauncherProcess server, StoredData log) throws Exception {
        List<String> there = List.of(log.ask("""
                select min(tenant_id::text) || ' ' || string_agg(id::text, ' ')
                  from (select tenant_id, id from read_model_patients p
                         where merged_into is null
                           and exists (select from read_model_admissions a where a.patient_id = p.id)
                           and not exists (select from read_model_admissions a
                                            where a.patient_id = p.id and a.data ->> 'status' = 'active')) as home
                 group by tenant_id
                 order by count(*) desc limit 1
                """).split(" ", -1));
        tenant = there.get(0);
        StoredData keys = StoredData.in(home, "flightplan_keys");
        String wrapped = new String(
                HexFormat.of()
                        .parseHex(keys.ask(
                                "select encode(wrapped, 'hex') from data_keys where version > 0 and subject_id = '"
                                        + there.get(1) + "'")),
                StandardCharsets.ISO_8859_1);
        assertTrue(file.bytes().contains(wrapped), "the key is not in the file");
        HospitalClient hospital = new HospitalClient(server::base, tenant);
        hospital.merge(there.get(2), there.get(3));
        hospital.erase(there.get(1));
        file.awaitWritten(log);
        file.assertSame(log, keys);
        assertFalse(file.bytes().contains(wrapped), "the key of an erased patient is in the file");
    }

    @Test
    @Order(2)
    void killed_at_any_point_the_file_has_what_was_acknowledged_before_its_position_and_the_gap_is_told()
            throws Exception {
        Random random = new Random();
        StoredData before = null;
        for (int trial = 0; trial <= KILLS; trial++) {
            Path old = home;
            home = folder.resolve("home-" + trial);
            Map<String, String> settings = Map.of("DATABASE_URL", "jdbc:sqlite:" + file.path());
            try (LauncherProcess next = LauncherProcess.start(home, settings)) {
                next.awaitLine("flightplan_dev.db filled PostgreSQL");
                next.awaitLine("rows of the read models, built anew, are those of the file");
                next.awaitLine("FlightPlan is ready");
                long position = Long.parseLong(next.awaitLine("up to position (\\d+), written"));
                StoredData log = StoredData.in(home);
                if (before != null) {
                    next.awaitLine(
                            "was not completed when its launcher ended: what was recorded behind position " + position);
                    // the killed launcher's PostgreSQL still runs, without an owner
                    assertSameLog(before, log, position);
                    stopPostgres(old);
                }
                HospitalClient hospital = new HospitalClient(next::base, tenant);
                file.awaitWritten(log);
                file.assertSame(log, StoredData.in(home, "flightplan_keys"));
                assertOpens(hospital, log);
                assertTrue(
                        hospital.verified().getBoolean("intact"),
                        () -> hospital.verified().toString());
                if (trial < KILLS) {
                    record(hospital, trial);
                    TimeUnit.MILLISECONDS.sleep(200 + random.nextInt(3_000));
                    next.kill();
                    before = log;
                } else {
                    hospital.create("SYN-AFTER-KILLS");
                    file.awaitWritten(log);
                }
            }
        }
    }

    private static void assertSameLog(StoredData before, StoredData now, long position) throws SQLException {
        String log = "select coalesce(md5(string_agg(e::text, ' ' order by id)), '') from event_store e where id <= ";
        assertEquals(before.ask(log + position), now.ask(log + position));
        assertEquals(Long.toString(position), now.ask("select max(id) from event_store"));
    }

    /** A name of the demo's, sealed by the first home's keys. */
    private static void assertOpens(HospitalClient hospital, StoredData log) throws SQLException {
        String patient = log.ask("select id from read_model_patients p where tenant_id = '" + tenant
                + "' and mrn_hash is not null order by created_position limit 1");
        String name = hospital.patient(patient).getString("name");
        assertTrue(expected.identities().contains(name), "it opens as something else");
    }

    private static void record(HospitalClient hospital, int trial) {
        AtomicInteger number = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            Thread thread = new Thread(() -> {
                try {
                    while (number.get() < 100_000) {
                        hospital.create("SYN-KILL-" + trial + "-" + number.incrementAndGet());
                    }
                } catch (FlightPlanException killed) {
                    number.set(100_000);
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void stopPostgres(Path of) throws IOException {
        long pid = Long.parseLong(Files.readAllLines(of.resolve("postgresql/data/postmaster.pid"))
                .get(0)
                .strip());
        ProcessHandle.of(pid).ifPresent(postmaster -> {
            postmaster.destroy();
            postmaster.onExit().join();
        });
    }

    @Test
    @Order(3)
    void a_file_and_a_home_that_went_different_ways_are_told_apart() throws Exception {
        try (LauncherProcess wrong = LauncherProcess.start(
                folder.resolve("first-home"), Map.of("DATABASE_URL", "sqlite+aiosqlite:///" + file.path()))) {
            assertEquals(2, wrong.awaitEnd(), wrong::output);
            assertTrue(wrong.output().contains("does not hold the last event of"), wrong::output);
        }
    }

    @Test
    @Order(3)
    void a_secret_that_opens_nothing_in_the_file_is_refused() throws Exception {
        Map<String, String> settings = Map.of("DATABASE_URL", "sqlite:///" + file.path(), "SECRET_KEY", "another");
        try (LauncherProcess wrong = LauncherProcess.start(folder.resolve("stranger"), settings)) {
            assertEquals(2, wrong.awaitEnd(), wrong::output);
            assertTrue(wrong.output().contains("SECRET_KEY: the keys in " + file.path()), wrong::output);
        }
    }

    @Test
    @Order(4)
    void in_memory_nothing_is_kept() throws Exception {
        Path kept = folder.resolve("nothing");
        Map<String, String> settings =
                Map.of("DATABASE_URL", "sqlite+aiosqlite:///:memory:", "ENVIRONMENT", "development");
        try (LauncherProcess server = LauncherProcess.start(kept, settings)) {
            server.awaitLine("Nothing is kept");
            assertTrue(Files.exists(kept.resolve("memory/postgresql/data")));
            server.stop();
        }
        try (Stream<Path> left = Files.walk(kept)) {
            assertEquals(
                    List.of("lock"),
                    left.filter(Files::isRegularFile)
                            .map(path -> path.getFileName().toString())
                            .toList());
        }
    }

    private static String shell(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() == 127) {
            throw Prerequisite.missing("sqlite3 is not installed: apt-get install sqlite3");
        }
        assertEquals(0, process.exitValue(), output);
        return output;
    }
}
