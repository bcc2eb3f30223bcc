package org.flightplan.web.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flightplan.web.openapi.Documented.Trial;

/**
 * Whether the integration tests, when all of them have run on a server, were given every answer that the document says an
 * operation gives; and whether {@code docs/api.md} says what they tried: {@code -Dflightplan.pages.write} writes it anew.
 */
public final class NothingUntested {

    private static final Path PAGE = Path.of("..", "docs", "api.md");

    /**
     * Said by what stands before all operations and knows none of them: the limit of requests, which development has not, and
     * the start of a node. Each is tried of some operation.
     */
    private static final List<String> OF_ALL = List.of(" 429", " 503");

    /** The request of a stay that ends is closed with it: all that is left is others who keep changing the stay. */
    private static final Set<String> OF_TOO_BUSY_ALONE = Set.of("DELETE /admissions/{id}/move-request 409");

    private NothingUntested() {}

    /**
     * Checks.
     *
     * @param asked which tests were to run, and whether to write the page, as Maven was told, where a placeholder means that
     *     it was told nothing; and the servers
     */
    public static void main(String[] asked) throws IOException {
        for (String server : List.of(asked).subList(2, asked.length)) {
            Path answered = Path.of("target", "answered", server);
            if (!isGiven(asked[0]) && Files.isDirectory(answered)) {
                check(tried(answered), isGiven(asked[1]));
            }
        }
    }

    private static void check(Set<String> tried, boolean write) throws IOException {
        List<String> untested = documented()
                .filter(answer -> !OF_TOO_BUSY_ALONE.contains(answer) && !tried.contains(answer))
                .toList();
        require(untested.isEmpty(), "Documented, and given to no test:\n" + String.join("\n", untested));
        require(
                OF_ALL.stream().allMatch(status -> tried.stream().anyMatch(answer -> answer.endsWith(status))),
                "Of no operation tried:" + String.join(" or", OF_ALL));
        String page = Files.readString(PAGE);
        String right = ApiPage.withTried(page, table(tried));
        if (write) {
            Files.writeString(PAGE, right);
        }
        require(
                write || page.equals(right),
                PAGE + " says something else of what was tried: write it anew with -Dflightplan.pages.write");
    }

    private static boolean isGiven(String argument) {
        return !argument.startsWith("${");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalStateException(message);
        }
    }

    private static Stream<String> documented() {
        return Documented.all().stream().filter(answer -> OF_ALL.stream().noneMatch(answer::endsWith));
    }

    private static Set<String> tried(Path folder) throws IOException {
        Set<String> tried = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                tried.addAll(Files.readAllLines(file));
            }
        }
        return tried;
    }

    private static String table(Set<String> tried) {
        StringBuilder table = new StringBuilder("\n| operation | answers");
        for (Trial trial : Trial.values()) {
            table.append(" | ").append(trial.heading);
        }
        table.append(" |\n|---|---")
                .append("|:-:".repeat(Trial.values().length))
                .append("|\n");
        for (String operation : operations()) {
            table.append("| `").append(operation).append("` | ").append(statuses(operation, tried));
            for (Trial trial : Trial.values()) {
                table.append(" | ").append(tried.contains(operation + " " + trial) ? "yes" : "");
            }
            table.append(" |\n");
        }
        return table.append("\n").toString();
    }

    private static List<String> operations() {
        return OpenApiIT.endpoints().stream().map(Endpoint::name).toList();
    }

    private static String statuses(String operation, Set<String> tried) {
        return documented()
                .filter(tried::contains)
                .map(answer -> answer.split(" ", -1))
                .filter(words -> operation.equals(words[0] + " " + words[1]))
                .map(words -> words[2])
                .collect(Collectors.joining(" "));
    }
}
