package org.flightplan.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flightplan.settings.SettingException;

/** A new file of the changelog in the source tree: one step, in the folder of the release to come, included last. */
final class ChangeSetFile {

    private static final Path CHANGELOG =
            Path.of("flightplan-migrations/src/main/resources/org/flightplan/migrations/changelog");
    private static final String XML = "changelog.xml";
    private static final String END = "</databaseChangeLog>";
    private static final Pattern RELEASE = Pattern.compile("v(\\d+)");
    private static final Pattern NUMBERED = Pattern.compile("(\\d+)-.*\\.sql");

    private final Path changelog;
    private final String title;

    /**
     * One with this title.
     *
     * @throws SettingException when the title has no word, or this is no source tree
     */
    ChangeSetFile(Path tree, String title) {
        this.changelog = tree.resolve(CHANGELOG);
        this.title = title.strip();
        if (slug().isEmpty()) {
            throw new SettingException("A title says what the changeset does, such as \"Beds have a ward\".");
        }
        if (!Files.isRegularFile(changelog.resolve(XML))) {
            throw new SettingException("There is no " + CHANGELOG + " here: run it in the root of the source tree.");
        }
    }

    /** Writes it, and has the changelog include it; gives its path. */
    Path write(String sql, String rollback) {
        try {
            String release = releaseToCome();
            Path folder = Files.createDirectories(changelog.resolve(release));
            String name = String.format(Locale.ROOT, "%02d-%s.sql", highest(folder, NUMBERED) + 1, slug());
            String content =
                    "--liquibase formatted sql\n\n--changeset flightplan:" + slug() + "\n--comment " + title + "\n"
                            + sql.strip() + "\n"
                            + rollback.strip()
                                    .lines()
                                    .map(line -> "--rollback " + line + "\n")
                                    .reduce("", String::concat);
            Path file = Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
            include(release + "/" + name);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // a release whose tag is there is closed
    private String releaseToCome() throws IOException {
        int newest = highest(changelog, RELEASE);
        boolean closed = Files.readString(changelog.resolve(XML)).contains("tag=\"v" + newest + "\"");
        return "v" + (closed ? newest + 1 : newest);
    }

    private void include(String file) throws IOException {
        Path xml = changelog.resolve(XML);
        String included = Files.readString(xml, StandardCharsets.UTF_8)
                .replace(END, "  <include file=\"" + file + "\" relativeToChangelogFile=\"true\"/>\n" + END);
        Files.writeString(xml, included, StandardCharsets.UTF_8);
    }

    private String slug() {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private static int highest(Path folder, Pattern name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> name.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToInt(number -> Integer.parseInt(number.group(1)))
                    .max()
                    .orElse(0);
        }
    }
}
