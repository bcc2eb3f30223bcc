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
import java.util.stream.Stream;
import org.flightplan.fields.FieldErrors;
import org.flightplan.web.Answer;

/** Holds every answer that any test gets against what the document says of its operation. */
public final class Documented {

    private static final String API = "/api/v1";

    private record Operation(Endpoint endpoint, Pattern path) {

        private static Operation of(Endpoint endpoint) {
            String template = endpoint.path().replaceAll("\\{\\w+}", "[^/]+");
            return new Operation(endpoint, Pattern.compile(".*" + API + template));
        }

        String name() {
            return endpoint.method() + " " + endpoint.path();
        }

        private Set<Integer> statuses() {
            Set<Integer> statuses = new TreeSet<>(endpoint.problems());
            statuses.add(endpoint.status());
            if (endpoint.appends()) {
                statuses.add(202);
            }
            if (endpoint.is(Endpoint.Trait.GIVES_CONTENT)) {
                statuses.addAll(Set.of(206, 304));
            }
            if (endpoint.body() == null) {
                // said once for all operations: a body that is sent nevertheless
                statuses.addAll(Set.of(408, 413, 415));
            }
            return statuses;
        }
    }

    private static final List<Operation> OPERATIONS =
            OpenApiIT.endpoints().stream().map(Operation::of).toList();

    private static final Set<String> EVENTS = Set.of("/events", "/streams/{id}");

    /** What was answered so far: an operation's method, path and status. */
    static final Set<String> ANSWERED = new ConcurrentSkipListSet<>();

    private Documented() {}

    /** Fails when the document does not say that this may be answered. */
    public static void check(String method, URI address, Answer answer) {
        operation(method, address.getRawPath()).ifPresent(operation -> check(operation, answer));
    }

    /** Writes down what was documented and what was answered: a line for each operation and status, "-" before what was not. */
    public static void write(Path file) {
        if (ANSWERED.isEmpty()) {
            return;
        }
        Stream<String> lines = OPERATIONS.stream()
                .flatMap(operation -> operation.statuses().stream()
                        .filter(status -> !ANSWERED.contains(operation.name() + " " + status))
                        .map(status -> "- " + operation.name() + " " + status));
        try {
            Files.write(file, Stream.concat(lines, ANSWERED.stream()).sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        String name = operation.name();
        ANSWERED.add(name + " " + answer.status());
        assertTrue(
                operation.statuses().contains(answer.status()),
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
