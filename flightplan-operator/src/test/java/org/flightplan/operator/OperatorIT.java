package org.flightplan.operator;

import static org.flightplan.operator.Target.ask;
import static org.flightplan.operator.Target.change;
import static org.flightplan.operator.Target.tagHalfway;
import static org.flightplan.operator.Target.url;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.flightplan.database.DatabaseQuestion;
import org.flightplan.migrations.TestDatabase;
import org.flightplan.operator.DbJar.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every row of what an operator wants of the schema, by the jar that does it, on a real database. */
class OperatorIT {

    private static final String SCHEMA =
            "select count(*) from information_schema.columns where table_schema = 'public'";

    @TempDir
    Path folder;

    @Test
    @Tag("full")
    void from_nothing_to_head_and_one_by_one() throws Exception {
        TestDatabase database = TestDatabase.empty();
        DbJar jar = jar(database);
        assertTrue(jar.run("current").expect(Command.PENDING).says("none: nothing was migrated yet"));
        assertTrue(jar.run("status", "--verbose").expect(0).says("have not been applied"));
        jar.run("update-count", "--count=1").expect(0);
        assertTrue(jar.run("current").expect(Command.PENDING).says("applied    1\n"));
        jar.run("update").expect(0);
        assertTrue(jar.run("current").expect(Command.DONE).says("pending    none"));
        Outcome history = jar.run("history").expect(0);
        assertTrue(history.says(newest(database)) && !history.says("re-installing"), history::written);
        jar.run("validate").expect(0);
        jar.run("tag", "--tag=before-the-upgrade").expect(0);
        assertTrue(jar.run("tag-exists", "--tag=before-the-upgrade").expect(0).says("exists"));
    }

    @Test
    void back_by_one_to_a_tag_and_only_as_sql() throws Exception {
        TestDatabase database = TestDatabase.migrated();
        DbJar jar = jar(database);
        String head = ask(database, SCHEMA);
        String newest = newest(database);
        assertTrue(jar.run("rollback-count-sql", "--count=1").expect(0).says("WHERE ID = '" + newest + "'"));
        tagHalfway(database);
        assertTrue(jar.run("rollback-sql", "--tag=halfway").expect(0).says("drop table audit_trail"));
        assertEquals(head, ask(database, SCHEMA), "sql alone changed something");
        jar.run("rollback-count", "--count=1").expect(0);
        assertTrue(jar.run("current").expect(Command.PENDING).says("pending    " + newest));
        assertTrue(jar.run("update-sql").expect(0).says("'" + newest + "'"));
        assertTrue(jar.run("current").expect(Command.PENDING).says("pending    " + newest));
        jar.run("rollback", "--tag=halfway").expect(0);
        assertEquals("0", ask(database, "select count(*) from pg_tables where tablename = 'audit_trail'"));
        jar.run("update-testing-rollback").expect(0);
        assertEquals(head, ask(database, SCHEMA));
        Outcome unknown = jar.run("rollback", "--tag=nowhere").expect(Command.FAILED);
        assertTrue(unknown.says("Could not find tag 'nowhere'"), unknown::written);
    }

    @Test
    @Tag("full")
    void a_schema_without_its_history_is_adopted() throws Exception {
        TestDatabase database = TestDatabase.migrated();
        DbJar jar = jar(database);
        change(database, "drop table databasechangelog");
        Outcome taken = jar.run("update").expect(Command.FAILED);
        assertTrue(taken.says("adopted by changelog-sync"), taken::written);
        change(database, "drop table if exists databasechangelog");
        jar.run("changelog-sync-to-tag", "--tag=v1").expect(0);
        assertTrue(jar.run("current").expect(Command.DONE).says("release-v1"));
        jar.run("changelog-sync").expect(0);
        jar.run("current").expect(Command.DONE);
    }

    @Test
    void a_changed_or_unknown_changeset_is_named_and_nothing_is_applied() throws Exception {
        TestDatabase database = TestDatabase.migrated();
        DbJar jar = jar(database);
        change(database, "update databasechangelog set md5sum = '9:0' where id = 'tenants'");
        assertTrue(jar.run("current").expect(Command.UNSOUND).says("changed    tenants ("));
        Outcome refused = jar.run("update").expect(Command.FAILED);
        assertTrue(refused.says("checksum") && refused.says("\"tenants\""), refused::written);
        change(database, "update databasechangelog set md5sum = null, id = 'from-the-future' where id = 'tenants'");
        assertTrue(jar.run("current").expect(Command.UNSOUND).says("unknown    from-the-future ("));
        Outcome newer = jar.run("update").expect(Command.FAILED);
        assertTrue(newer.says("newer than this build") && newer.says("from-the-future"), newer::written);
    }

    @Test
    @Tag("full")
    void who_migrates_is_shown_and_one_that_is_stuck_can_be_ended() throws Exception {
        TestDatabase database = TestDatabase.migrated();
        DbJar jar = jar(database);
        assertTrue(jar.run("release-locks").expect(0).says("there is no lock"));
        tagHalfway(database);
        jar.run("rollback", "--tag=halfway").expect(0);
        try (Connection blocking = database.as("postgres").getConnection();
                var statement = blocking.createStatement()) {
            blocking.setAutoCommit(false);
            statement.execute("lock table read_model_patients in access exclusive mode");
            Process stuck = jar.start(folder.resolve("stuck.log"), "update");
            String listed = "";
            for (int i = 0; i < 60 && !listed.contains("pid#"); i++) {
                listed = jar.run("list-locks").expect(0).written();
            }
            assertTrue(listed.contains("pid#"), listed);
            assertTrue(jar.run("release-locks").expect(0).says("held the lock, and was ended"));
            assertTrue(stuck.waitFor(60, TimeUnit.SECONDS), "it goes on");
            assertEquals(Command.FAILED, stuck.exitValue(), Files.readString(folder.resolve("stuck.log")));
        }
        jar.run("update").expect(0);
        jar.run("current").expect(Command.DONE);
    }

    @Test
    void what_is_wrong_with_the_way_to_the_database_is_said_with_the_remedy() throws Exception {
        TestDatabase database = TestDatabase.empty();
        Outcome none = new DbJar(folder, Map.of()).run("update").expect(Command.WRONG_USE);
        assertTrue(none.says("DATABASE_MIGRATIONS_URL is not set"), none::written);
        assertFailed("createdb", DbJar.of(folder, url(database) + "_missing"));
        assertFailed("nobody listens", DbJar.of(folder, "postgresql://localhost:1/flightplan"));
        assertFailed("roles.sql", DbJar.of(folder, url(database).replace("//", "//flightplan_app@")));
        assertFailed("pg_hba.conf", DbJar.of(folder, url(database).replace("//", "//nobody@")));
        change(database, "alter role flightplan connection limit 0");
        try {
            assertFailed("raise max_connections", jar(database));
        } finally {
            change(database, "alter role flightplan connection limit -1");
        }
        Outcome word = jar(database).run("upgrade").expect(Command.WRONG_USE);
        assertTrue(word.says("\"upgrade\" is no command"), word::written);
        jar(database).run("update-count").expect(Command.WRONG_USE);
        jar(database).run("update").expect(0);
    }

    @Test
    void how_the_database_fares_is_shown_and_something_is_done_about_it() throws Exception {
        DbJar jar = jar(TestDatabase.migrated());
        Outcome report = jar.run("database").expect(0);
        for (DatabaseQuestion question : DatabaseQuestion.values()) {
            assertTrue(report.says(question.title()), question::title);
        }
        assertTrue(report.says("event_store_pkey"), report::written);
        for (String deed : new String[] {"analyze", "vacuum", "vacuum-full", "reindex"}) {
            jar.run("database", deed, "event_store").expect(0);
        }
        assertTrue(
                jar.run("database", "vacuum", "nothing").expect(Command.FAILED).says("There is no table nothing"));
        assertTrue(jar.run("database", "cancel", "1").expect(Command.FAILED).says("There is no session 1"));
        jar.run("database", "cancel", "x").expect(Command.WRONG_USE);
        jar.run("database", "drop", "event_store").expect(Command.WRONG_USE);
        jar.run("database", "vacuum").expect(Command.WRONG_USE);
    }

    @Test
    void an_address_is_taken_in_every_form_and_from_the_env_file() throws Exception {
        for (String scheme : new String[] {"jdbc:postgresql", "postgresql", "postgres", "postgresql+asyncpg"}) {
            Outcome url = jarWithout()
                    .with("DATABASE_URL", scheme + "://db.example.org/fp?ssl=require")
                    .run("url", "DATABASE_URL");
            assertEquals(
                    "jdbc:postgresql://db.example.org:5432/fp?sslmode=require\n",
                    url.expect(0).written());
        }
        Outcome secret = jarWithout()
                .with("DATABASE_URL", "postgresql://u:secret-word@db.example.org/fp")
                .run("url", "DATABASE_URL");
        assertTrue(
                secret.expect(Command.WRONG_USE).says("user or a password") && !secret.says("secret-word"),
                secret::written);
        TestDatabase database = TestDatabase.migrated();
        Files.writeString(folder.resolve(".env"), "# synthetic\nDATABASE_URL=" + url(database) + "\n");
        jarWithout().run("current").expect(Command.DONE);
    }

    @Test
    @Tag("full")
    void a_changeset_is_begun_by_hand_or_from_what_the_entities_have() throws Exception {
        TestDatabase database = TestDatabase.migrated();
        DbJar jar = jar(database);
        assertTrue(jar.run("new", "Beds").expect(Command.WRONG_USE).says("root of the source tree"));
        Path changelog = sourceTree();
        jar.run("new", "Beds have a ward").expect(0);
        Path made = changelog.resolve("v2/01-beds-have-a-ward.sql");
        assertTrue(Files.readString(made).contains("--changeset flightplan:beds-have-a-ward")
                && Files.readString(made).contains("--rollback"));
        assertTrue(Files.readString(changelog.resolve("changelog.xml")).contains("v2/01-beds-have-a-ward.sql"));

        // what roles.sql grants, and a copy of a template lacks
        change(
                database,
                "do $$ begin execute format('grant create on database %I to flightplan', current_database()); end $$");
        assertTrue(jar.run("autogenerate", "Nothing").expect(0).says("there is nothing to generate"));
        change(database, "alter table read_model_patients drop column birth_hash");
        jar.run("autogenerate", "Births are found again").expect(0);
        String sql = Files.readString(changelog.resolve("v2/02-births-are-found-again.sql"));
        assertTrue(sql.contains("\nALTER TABLE read_model_patients ADD birth_hash BYTEA;"), sql);
        assertTrue(sql.contains("--rollback ALTER TABLE read_model_patients DROP COLUMN birth_hash;"), sql);
        assertEquals("0", ask(database, "select count(*) from pg_namespace where nspname like 'scratch%'"));
    }

    private static String newest(TestDatabase database) throws Exception {
        return ask(database, "select id from databasechangelog order by orderexecuted desc limit 1");
    }

    private static void assertFailed(String remedy, DbJar jar) throws IOException, InterruptedException {
        Outcome failed = jar.run("update").expect(Command.FAILED);
        assertTrue(failed.says(remedy), failed::written);
        assertFalse(failed.says("\tat "), failed::written);
    }

    private Path sourceTree() throws IOException {
        Path changelog = Path.of("flightplan-migrations/src/main/resources/org/flightplan/migrations/changelog");
        Path copy = Files.createDirectories(folder.resolve(changelog));
        try (var files = Files.walk(Path.of("..").resolve(changelog))) {
            for (Path file : files.toList()) {
                Path target = copy.resolve(Path.of("..").resolve(changelog).relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return copy;
    }

    private DbJar jar(TestDatabase database) {
        return DbJar.of(folder, url(database));
    }

    private DbJar jarWithout() {
        return new DbJar(folder, Map.of("ENVIRONMENT", "test"));
    }
}
