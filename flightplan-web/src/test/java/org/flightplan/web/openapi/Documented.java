package org.flightplan.web.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flightplan.fields.FieldErrors;
import org.flightplan.web.Answer;

/** Holds every answer that any test gets against what the document says of its operation. */
public final class Documented {

    private static final String API = "/api/v1";

    /** What is tried of operations besides their answers. */
    public enum Trial {
        /** The same command with the same Idempotency-Key. */
        SENT_AGAIN("same key again"),
        /** By a hospital that does not own the id in its path. */
        FROM_ELSEWHERE("another hospital's"),
        /** By each role, and by nobody. */
        BY_EACH_ROLE("each role"),
        /** By a clinician outside the care team. */
        BY_AN_OUTSIDER("outside the care team");

        final String heading;

        Trial(String heading) {
            this.heading = heading;
        }
    }

    private record Operation(Endpoint endpoint, Pattern path) {

        private static Operation of(Endpoint endpoint) {
            String template = endpoint.path().replaceAll("\\{\\w+}", "[^/]+");
            return new Operation(endpoint, Pattern.compile(".*" + API + template));
        }

        private Set<Integer> statuses() {
            Set<Integer> statuses = new TreeSet<>(endpoint.problems());
            statuses.add(endpoint.status());
            if (endpoint.appends()) {
                statuses.add(202);
            }
            if (endpoint.givesParts()) {
                statuses.addAll(Set.of(206, 304));
            }
            return statuses;
        }

        /** Also what is said once for all operations: of another method, and of a request or a body that nobody can read. */
        boolean mayAnswer(int status) {
            return Set.of(400, 405, 408, 413, 415).contains(status)
                    || statuses().contains(status);
        }
    }

    private static final List<Operation> OPERATIONS =
            OpenApiIT.endpoints().stream().map(Operation::of).toList();

    private static final Set<String> EVENTS = Set.of("/events", "/streams/{id}");

    /** Where each JVM writes what was answered to it, by the server that was asked. */
    private static final Path FOLDER = Path.of("target", "answered", System.getProperty("flightplan.suite", "micro"));

    /** What was tried so far: an operation's method and path, and a status that it answered or a {@link Trial}. */
    private static final Set<String> ANSWERED = new ConcurrentSkipListSet<>();

    private Documented() {}

    /** Fails when the document does not say that this may be answered. */
    public static void check(String method, URI address, Answer answer) {
        operation(method, address.getRawPath()).ifPresent(operation -> check(operation, answer));
    }

    /** Keeps that an operation has answered so. */
    public static void answered(String operation, int status) {
        ANSWERED.add(operation + " " + status);
    }

    /** Keeps that this was tried of an operation. */
    public static void tried(String operation, Trial trial) {
        ANSWERED.add(operation + " " + trial);
    }

    /** Writes down what was answered to this JVM, for {@link NothingUntested}. */
    public static void write() {
        if (!ANSWERED.isEmpty()) {
            try {
                Files.createDirectories(FOLDER);
                Files.write(FOLDER.resolve(ProcessHandle.current().pid() + ".txt"), ANSWERED);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What is documented of operations, one by one. */
    static Set<String> all() {
        return OPERATIONS.stream()
                .flatMap(operation ->
                        operation.statuses().stream().map(status -> operation.endpoint.name() + " " + status))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<Operation> operation(String method, String path) {
        // a path without a parameter is meant before one with
        return OPERATIONS.stream()
                .filter(operation -> operation.endpoint.method().equals(method))
                .filter(operation -> operation.path.matcher(path).matches())
                .min((one, other) -> Boolean.compare(
                        one.endpoint.path().contains("{"), other.endpoint.path().contains("{")));
    }

    private static void check(Operation operation, Answer answer) {
        Endpoint endpoint = operation.endpoint;
        String name = operation.endpoint.name();
        answered(name, answer.status());
        assertTrue(
                operation.mayAnswer(answer.status()),
                () -> name + " is not documented to answer " + answer.status() + ": " + answer);
        String type = answer.header("Content-Type").replaceFirst(";.*", "");
        if (type.equals("application/json")) {
            FieldErrors.Builder errors = new FieldErrors.Builder();
            endpoint.answer().check("", answer.json(), errors);
            assertEquals(FieldErrors.NONE, errors.build(), () -> name + " " + answer);
            if (EVENTS.contains(endpoint.path()) && answer.json().containsKey("items")) {
                answer.items().forEach(EventsAsDeclared::check);
            }
        }
    }
}
