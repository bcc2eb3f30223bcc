package org.flightplan.launcher.production;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.flightplan.launcher.LauncherProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that production does not take. */
class OldPostgresIT {

    // the build puts it there
    private static final Path PROGRAM = Path.of("target/old-postgres/postgres.jar");

    @TempDir
    Path folder;

    @Test
    @Tag("full")
    void production_is_refused_and_told_which_version_to_upgrade_to() throws Exception {
        EmbeddedPostgres.Builder old = EmbeddedPostgres.builder().setPgBinaryResolver(program());
        try (Installation installation = new Installation(folder, old);
                LauncherProcess node = LauncherProcess.start(folder.resolve("home"), installation.settings())) {
            node.awaitLine(
                    "Not ready: PostgreSQL 15\\.\\d+ is too old for production: upgrade to 16\\.10, 17\\.6 or 18");
            assertEquals("", installation.log("select coalesce(to_regclass('event_store')::text, '')"));
        }
    }

    private static PgBinaryResolver program() {
        return (system, architecture) -> {
            try (JarFile jar = new JarFile(PROGRAM.toFile());
                    InputStream program = jar.getInputStream(jar.stream()
                            .filter(entry -> entry.getName().endsWith(".txz"))
                            .findFirst()
                            .orElseThrow())) {
                return new ByteArrayInputStream(program.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
