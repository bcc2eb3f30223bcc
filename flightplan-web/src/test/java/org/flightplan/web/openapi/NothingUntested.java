package org.flightplan.web.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whether the integration tests, when all of them have run, were given every answer that the document says an operation gives.
 */
public final class NothingUntested {

    /**
     * Said by what stands before all operations and knows none of them: the limit of requests, which development has not, and
     * the start of a node. Each is tried of some operation.
     */
    private static final List<String> OF_ALL = List.of(" 429", " 503");

    /** The request of a stay that ends is closed with it: all that is left is others who keep changing the stay. */
    private static final Set<String> OF_TOO_BUSY_ALONE = Set.of("DELETE /admissions/{id}/move-request 409");

    private NothingUntested() {}

    /** @param asked which tests were to run, as Maven was told: the placeholder itself means all */
    public static void main(String[] asked) throws IOException {
        if (!asked[0].startsWith("${") || !Files.isDirectory(Documented.FOLDER)) {
            return;
        }
        Set<String> answered = answered();
        List<String> untested = Documented.all().stream()
                .filter(answer -> OF_ALL.stream().noneMatch(answer::endsWith))
                .filter(answer -> !OF_TOO_BUSY_ALONE.contains(answer) && !answered.contains(answer))
                .toList();
        boolean generally =
                OF_ALL.stream().allMatch(status -> answered.stream().anyMatch(answer -> answer.endsWith(status)));
        if (!untested.isEmpty() || !generally) {
            throw new IllegalStateException(
                    "Documented, and given to no test:\n" + String.join("\n", generally ? untested : OF_ALL));
        }
    }

    private static Set<String> answered() throws IOException {
        Set<String> answered = new TreeSet<>();
        try (Stream<Path> files = Files.list(Documented.FOLDER)) {
            for (Path file : files.toList()) {
                answered.addAll(Files.readAllLines(file));
            }
        }
        return answered;
    }
}
