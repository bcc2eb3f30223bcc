package org.flightplan.web.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/client.md} shows the code that the tests run: {@code -Dflightplan.pages.write} writes it anew. */
class ClientPageTest {

    private static final Path PAGE = Path.of("..", "docs", "client.md");
    private static final Path CODE = Path.of("src/test/java/org/flightplan/web/client");
    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- ([\\w/]+): (\\w+) -->\n```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void the_page_shows_what_is_run() throws IOException {
        String there = Files.readString(PAGE);
        String page = EXAMPLE.matcher(there)
                .replaceAll(example -> Matcher.quoteReplacement("<!-- " + example.group(1) + ": " + example.group(2)
                        + " -->\n```java\n" + code(example.group(1), example.group(2)) + "```"));
        if (System.getProperty("flightplan.pages.write") != null) {
            Files.writeString(PAGE, page);
        }
        assertEquals(page, Files.readString(PAGE), "write it anew with -Dflightplan.pages.write");
        assertEquals(
                there.split("```java", -1).length - 1,
                EXAMPLE.matcher(there).results().count());
        assertTrue(EXAMPLE.matcher(there).results().count() > 10);
    }

    @Test
    void the_page_names_the_versions_that_are_tested() throws IOException {
        String parent = Files.readString(Path.of("..", "pom.xml"));
        List<String> versions = Pattern.compile("<version>(.*?)</version>")
                .matcher(Files.readString(PAGE))
                .results()
                .map(version -> version.group(1))
                .toList();
        assertEquals(5, versions.size());
        versions.forEach(version -> assertTrue(parent.contains("version>" + version + "</"), version));
    }

    private static String code(String file, String name) {
        String source;
        try {
            source = Files.readString(CODE.resolve(file + ".java"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Matcher found = Pattern.compile("\n *// example: " + name + "\n(.*?)\n *// end\n", Pattern.DOTALL)
                .matcher(source);
        assertTrue(found.find(), () -> "no example " + name + " in " + file);
        return found.group(1).stripIndent() + "\n";
    }
}
