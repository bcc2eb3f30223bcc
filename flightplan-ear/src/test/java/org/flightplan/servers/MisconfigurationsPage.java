package org.flightplan.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One table of {@code docs/misconfigurations.md}: what was told of each, and by whom. {@code -Dflightplan.pages.write} writes it anew. */
final class MisconfigurationsPage {

    private static final Path PAGE = Path.of("../docs/misconfigurations.md");
    private static final String HEAD = "| wrong | who tells | what is told |\n|---|---|---|\n";

    private final String chapter;
    private final String about;
    private final Map<Misconfiguration, Map<String, List<String>>> told = new LinkedHashMap<>();

    /** The table under this heading; {@code about} stands above it when it is written for the first time. */
    MisconfigurationsPage(String chapter, String about) {
        this.chapter = "\n## " + chapter + "\n";
        this.about = about;
    }

    void told(Misconfiguration wrong, String teller, String words) {
        told.computeIfAbsent(wrong, any -> new LinkedHashMap<>())
                .computeIfAbsent(words, any -> new ArrayList<>())
                .add(teller);
    }

    /** Compares the table with the page. */
    void check() throws IOException {
        String written = Files.readString(PAGE);
        String page = written.contains(chapter) ? written : written + chapter + "\n" + about + "\n\n" + HEAD;
        int table = page.indexOf(HEAD, page.indexOf(chapter)) + HEAD.length();
        int end = page.indexOf("\n\n", table - 1);
        String checked = page.substring(0, table) + rows() + (end < 0 ? "" : page.substring(end + 1));
        if (System.getProperty("flightplan.pages.write") != null) {
            Files.writeString(PAGE, checked);
        }
        assertEquals(Files.readString(PAGE), checked, "write it anew with -Dflightplan.pages.write");
    }

    private String rows() {
        return told.entrySet().stream()
                .flatMap(row -> row.getValue().entrySet().stream()
                        .map(words -> "| " + row.getKey().what() + " | " + String.join(", ", words.getValue()) + " | "
                                + words.getKey() + " |\n"))
                .map(MisconfigurationsPage::alikeEverywhere)
                .collect(Collectors.joining());
    }

    private static String alikeEverywhere(String row) {
        return row.replaceAll("(localhost|127\\.0\\.0\\.1):(?!1/)\\d{4,5}", "db.example.org:5432")
                .replaceAll("flightplan_test_\\d+(_keys)?", "flightplan$1")
                .replace(Build.WORK.path().resolve("secrets").toString(), "/etc/flightplan")
                .replace(Program.SHORT_LIFE + " ", "")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…")
                .replaceAll("\\b[0-9a-f]{16}\\b", "…");
    }
}
