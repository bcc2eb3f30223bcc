package org.flightplan.launcher.production;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flightplan.migrations.Prerequisite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compose file is valid, and what its container runs first does what it says, on a server without a container. */
class DockerComposeIT {

    private static final Path FOLDER =
            Path.of("../server-config/postgres").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void the_compose_file_is_valid() throws Exception {
        Path compose = FOLDER.resolve("docker-compose.yml");
        assertEquals(0, run(Map.of(), "docker-compose", "-f", compose.toString(), "config", "--quiet"));
        Path broken = folder.resolve("docker-compose.yml");
        Files.writeString(broken, Files.readString(compose).replace("container_name:", "name_of_container:"));
        assertNotEquals(0, run(Map.of(), "docker-compose", "-f", broken.toString(), "config", "--quiet"));
    }

    @Test
    void a_new_container_has_databases_and_roles_with_a_password() throws Exception {
        Path password = Files.writeString(folder.resolve("roles"), "synthetic'word\n");
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database flightplan_dev");
            Map<String, String> settings = Map.of(
                    "PGHOST",
                    "localhost",
                    "PGPORT",
                    Integer.toString(server.getPort()),
                    "POSTGRES_USER",
                    "postgres",
                    "POSTGRES_DB",
                    "flightplan_dev",
                    "FLIGHTPLAN_FILES",
                    FOLDER.toString(),
                    "FLIGHTPLAN_ROLES_PASSWORD",
                    password.toString());
            require("psql", "postgresql-client");
            assertEquals(0, run(settings, FOLDER.resolve("docker-init.sh").toString()));
            List<String> found = new ArrayList<>();
            var rows = statement.executeQuery("""
                    select datname || ' of ' || pg_get_userbyid(datdba) from pg_database where datname like 'flightplan%'
                    union all
                    select rolname || ' with a password' from pg_authid
                     where rolname like 'flightplan%' and rolcanlogin and rolpassword like 'SCRAM-SHA-256$%'
                    """);
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            Collections.sort(found);
            assertEquals(
                    List.of(
                            "flightplan with a password",
                            "flightplan_app with a password",
                            "flightplan_backup with a password",
                            "flightplan_dev of flightplan",
                            "flightplan_events with a password",
                            "flightplan_keys of postgres",
                            "flightplan_keys with a password",
                            "flightplan_ops with a password",
                            "flightplan_readonly with a password",
                            "flightplan_test of flightplan"),
                    found);
        }
    }

    private int run(Map<String, String> settings, String... command) throws IOException, InterruptedException {
        if (!command[0].startsWith("/")) {
            require(command[0], command[0]);
        }
        ProcessBuilder program = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile());
        program.environment().putAll(settings);
        return program.start().waitFor();
    }

    private static void require(String tool, String debianPackage) {
        boolean found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, tool)));
        if (!found) {
            throw Prerequisite.missing(
                    "The test of docker-compose.yml needs " + tool + ": apt-get install " + debianPackage + ".");
        }
    }
}
