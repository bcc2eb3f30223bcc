package org.flightplan.web.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that fail before their content is looked at: every command refuses them with a problem of the right status. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestFormIT {

    private static final int LIMIT = 1 << 20;

    private Ward ward;
    private List<Form> commands;
    private long head;

    @BeforeAll
    void open_a_ward() {
        ward = Ward.open();
        Forms forms = new Forms(ward);
        commands = Stream.of(forms.commands(), forms.storedEvents().subList(0, 1), forms.installation())
                .flatMap(List::stream)
                .toList();
        head = ward.head();
    }

    Stream<Form> commands() {
        return commands.stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_body_that_is_no_object_is_unreadable(Form command) {
        String valid = command.valid().toString();
        List<String> broken = List.of(
                "",
                " ",
                "null",
                "[]",
                "[" + valid + "]",
                "\"text\"",
                "1",
                "{",
                valid.substring(0, valid.length() - 1),
                valid + valid,
                valid + ",",
                valid + "]",
                valid + " x",
                "{\"name\": }",
                "{'name': 'x'}",
                "{\"name\": NaN}",
                "\ufeff" + valid,
                "[".repeat(20_000),
                "{\"a\":".repeat(20_000),
                "{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}");
        for (String body : broken) {
            command.send(body).problem(400);
        }
        nothingHappened();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_body_that_is_no_utf8_is_unreadable(Form command) {
        byte[] latin = command.valid().toString().replace("{", "{\"\u00e9\":1,").getBytes(StandardCharsets.ISO_8859_1);
        send(command, "application/json", BodyPublishers.ofByteArray(latin)).problem(400);
        nothingHappened();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void another_content_type_is_not_supported(Form command) {
        for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded", "*/*")) {
            send(command, type, BodyPublishers.ofString(command.valid().toString()))
                    .problem(415);
        }
        command.client()
                .send(
                        command.method(),
                        command.path(),
                        BodyPublishers.ofString(command.valid().toString()))
                .problem(415);
        nothingHappened();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void another_method_is_not_allowed_and_the_answer_says_which_is(Form command) {
        for (String method : List.of("PUT", "DELETE")) {
            Answer answer = command.client()
                    .send(method, command.path(), BodyPublishers.noBody())
                    .problem(405);
            assertTrue(answer.header("Allow").contains(command.method()), answer::toString);
        }
        nothingHappened();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void an_answer_in_another_form_can_not_be_had(Form command) {
        Http client = command.client().with("Accept", "application/xml");
        client.send(command.method(), command.path(), command.valid().toString())
                .problem(406);
        nothingHappened();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_body_over_a_mebibyte_is_too_large_with_its_length_and_in_chunks(Form command) {
        byte[] large = padded(command, LIMIT + 1);
        send(command, "application/json", BodyPublishers.ofByteArray(large)).problem(413);
        send(command, "application/json", chunked(large)).problem(413);
        send(command, "application/json", chunked(padded(command, 6 * LIMIT))).problem(413);
        nothingHappened();
    }

    @Test
    void a_body_of_just_a_mebibyte_is_read_with_its_length_and_in_chunks() {
        Form search = commands.stream()
                .filter(command -> command.path().equals("patients/search"))
                .findFirst()
                .orElseThrow();
        byte[] largest = padded(search, LIMIT);
        send(search, "application/json", BodyPublishers.ofByteArray(largest)).expect(200);
        send(search, "application/json; charset=utf-8", chunked(largest)).expect(200);
    }

    @Test
    void an_address_that_is_none_is_not_found_whoever_asks() {
        for (String path : List.of("nothing", "patients/x/y", "dev", "application.wadl")) {
            int status = ward.clinician.get(path).status();
            assertTrue(status == 404 || status == 403, path + " " + status);
            ward.clinician.get(path).problem(status);
        }
        Http.application().get("nothing").problem(404);
    }

    @Test
    void asking_for_the_options_of_an_address_needs_no_token_and_is_no_fault() {
        for (Http client : List.of(Http.api(), ward.clinician)) {
            Answer answer = client.send("OPTIONS", "patients", BodyPublishers.noBody());
            assertTrue(answer.status() < 500, answer::toString);
        }
    }

    private void nothingHappened() {
        assertEquals(List.of(), ward.feed(head));
    }

    private static Answer send(Form command, String type, BodyPublisher body) {
        return command.client().with("Content-Type", type).send(command.method(), command.path(), body);
    }

    private static byte[] padded(Form command, int size) {
        byte[] body = command.valid().toString().getBytes(StandardCharsets.UTF_8);
        return (" ".repeat(size - body.length) + command.valid()).getBytes(StandardCharsets.UTF_8);
    }

    private static BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }
}
