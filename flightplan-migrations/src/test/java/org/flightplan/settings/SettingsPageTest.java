package org.flightplan.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of all settings is made from the code: {@code -Dflightplan.pages.write} writes it anew. */
class SettingsPageTest {

    private static final Path PAGE = Path.of("../docs/settings.md");

    private static final Path SAMPLE = Path.of("../server-config/flightplan.env.sample");

    /** What a server lacks outside development. */
    private static final Set<String> NEEDED =
            Set.of("ENVIRONMENT", "OIDC_ISSUER", "ALLOWED_HOSTS", "MASTER_KEY_FILE", "SEAL_KEY_FILE");

    private static final String HEAD = """
            # Settings

            Read from the environment, and where that is silent from the file that `FLIGHTPLAN_ENV_FILE` names: `NAME=value` a line, `#` before
            a remark, `"` around a value with blanks. A value that can't be used is named at start with where it stands and what to do;
            a server is not ready then. Secrets are read from files that nobody but their owner may read.

            A database's address is `postgresql://host:5432/database?sslmode=verify-full`, or the same with `jdbc:postgresql:`, `postgres:`
            or `postgresql+asyncpg:` before the slashes. `ssl=require` is `sslmode=require`. On Payara and WildFly the addresses and passwords
            are read by the scripts in [server-config](../server-config/README.md), which make the datasources; the application reads the rest,
            from the environment of the server.

            | setting | a value is | unless set | for example | what it does |
            |---|---|---|---|---|
            """;

    @Test
    void the_page_says_what_the_code_says() throws IOException {
        String page = HEAD
                + Arrays.stream(Setting.values()).map(SettingsPageTest::row).collect(Collectors.joining());
        if (System.getProperty("flightplan.pages.write") != null) {
            Files.writeString(PAGE, page);
        }
        assertEquals(page, Files.readString(PAGE), "write it anew with -Dflightplan.pages.write");
    }

    @Test
    void the_sample_for_a_server_sets_what_is_needed_and_nothing_that_is_no_setting() throws IOException {
        List<String> sample = Files.readAllLines(SAMPLE);
        Set<String> set = names(sample, "");
        assertTrue(set.containsAll(NEEDED), set::toString);
        Set<String> all = names(sample, "#");
        all.addAll(set);
        all.removeAll(Arrays.stream(Setting.values()).map(Setting::name).toList());
        assertEquals(Set.of(), all);
    }

    private static Set<String> names(List<String> lines, String before) {
        Pattern name = Pattern.compile(before + "([A-Z_0-9]+)=.+");
        return lines.stream()
                .map(name::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String row(Setting setting) {
        String usual = setting.usual() == null ? "" : setting.usual();
        return "| `" + setting + "` | " + setting.kind().words() + " | " + usual + " | `" + setting.example() + "` | "
                + setting.meaning() + " |\n";
    }
}
