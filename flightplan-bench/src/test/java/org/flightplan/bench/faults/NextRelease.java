package org.flightplan.bench.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.flightplan.bench.stand.Database;
import org.flightplan.bench.stand.Parts;

/**
 * The application with changesets that this build does not know: the zero-downtime recipe, once a release.
 *
 * @param number of the release; each has a column of its own
 */
record NextRelease(int number) {

    private static final String CHANGELOG = "org/flightplan/migrations/changelog/";

    private Recipe recipe() {
        return new Recipe("release_" + number);
    }

    /** Packs it into the folder. */
    Path war(Path folder) throws IOException {
        Path war = Files.copy(
                Parts.application(), folder.resolve("release-" + number + ".war"), StandardCopyOption.REPLACE_EXISTING);
        Path migrations = folder.resolve("migrations.jar");
        try (FileSystem content = FileSystems.newFileSystem(war)) {
            Path packed = migrations(content.getPath("WEB-INF", "lib"));
            Files.copy(packed, migrations, StandardCopyOption.REPLACE_EXISTING);
            addChangesets(migrations);
            Files.copy(migrations, packed, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.delete(migrations);
        return war;
    }

    /** Whether its changesets did what they are for. */
    boolean isApplied(Database database) {
        return recipe().isApplied(database);
    }

    private static Path migrations(Path libraries) throws IOException {
        try (Stream<Path> jars = Files.list(libraries)) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith("flightplan-migrations"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void addChangesets(Path migrations) throws IOException {
        try (FileSystem content = FileSystems.newFileSystem(migrations)) {
            Path changelog = content.getPath(CHANGELOG + "changelog.xml");
            // the releases before it, too: a node of this release meets their changesets in the database
            StringBuilder included = new StringBuilder();
            for (int release = 1; release <= number; release++) {
                String file = CHANGELOG + "release-" + release + ".sql";
                Files.writeString(
                        content.getPath(file), new NextRelease(release).recipe().changesets(), StandardCharsets.UTF_8);
                included.append("  <include file=\"").append(file).append("\"/>\n");
            }
            String known = Files.readString(changelog, StandardCharsets.UTF_8);
            Files.writeString(
                    changelog,
                    known.replace("</databaseChangeLog>", included + "</databaseChangeLog>"),
                    StandardCharsets.UTF_8);
        }
    }
}
