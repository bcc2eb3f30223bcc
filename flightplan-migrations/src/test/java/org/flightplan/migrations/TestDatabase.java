package org.flightplan.migrations;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database of its own on one real PostgreSQL a JVM, with the roles of the operator's script. Tests never share rows,
 * so their order means nothing.
 */
public final class TestDatabase {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final int port;
    private final String name;

    private TestDatabase(int port, String name) {
        this.port = port;
        this.name = name;
    }

    /** With roles and the whole schema: a copy of a template that is migrated once. */
    public static TestDatabase migrated() {
        TestDatabase database = named();
        database.create("template " + Template.MIGRATED.name);
        return database;
    }

    /** With roles, without a table. */
    public static TestDatabase empty() {
        TestDatabase database = named();
        database.create("");
        try (var connection = database.as("postgres").getConnection()) {
            OperatorScript.ROLES.run(connection);
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key store, empty. */
    public static TestDatabase keyStore() {
        TestDatabase database = named();
        database.create("");
        try (var connection = database.as("postgres").getConnection()) {
            OperatorScript.KEY_STORE.run(connection);
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TestDatabase named() {
        return new TestDatabase(Server.RUNNING.getPort(), "flightplan_test_" + COUNTER.incrementAndGet());
    }

    private void create(String options) {
        try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " " + options);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Unpooled connections as a role of the script, or as the superuser {@code postgres}. */
    public DataSource as(String role) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setServerNames(new String[] {"localhost"});
        dataSource.setPortNumbers(new int[] {port});
        dataSource.setDatabaseName(name);
        dataSource.setUser(role);
        dataSource.setLogServerErrorDetail(false);
        return dataSource;
    }

    /** What a server's datasource takes. */
    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port + "/" + name;
    }

    private static final class Template {

        static final TestDatabase MIGRATED = migrate();

        private static TestDatabase migrate() {
            TestDatabase template = empty();
            new SchemaUpdate(template.as("flightplan")).toHead();
            return template;
        }
    }

    private static final class Server {

        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setDataDirectory(folder())
                        // to delete it takes longer than a JVM is given to end: it goes when another one starts
                        .setCleanDataDirectory(false)
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Path folder() throws IOException {
            Path all = Files.createDirectories(Path.of("target", "postgres").toAbsolutePath());
            Thread deleting = new Thread(() -> deleteThoseOfEndedProcesses(all), "test-postgres-folders");
            deleting.setDaemon(true);
            deleting.start();
            return all.resolve(String.valueOf(ProcessHandle.current().pid()));
        }

        private static void deleteThoseOfEndedProcesses(Path all) {
            try (Stream<Path> folders = Files.list(all)) {
                for (Path folder : folders.toList()) {
                    long pid = Long.parseLong(folder.getFileName().toString());
                    if (ProcessHandle.of(pid).isEmpty()) {
                        Folders.delete(folder);
                    }
                }
            } catch (IOException | UncheckedIOException e) {
                // another JVM is at it, or the next one will be
            }
        }
    }
}
