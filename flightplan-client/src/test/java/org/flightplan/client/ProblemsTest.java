package org.flightplan.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.flightplan.client.Peer.Answer;
import org.flightplan.client.http.IfMatch;
import org.flightplan.client.patients.PatientUpdate;
import org.flightplan.client.problems.FlightPlanException;
import org.flightplan.client.problems.InvalidFieldsException;
import org.flightplan.client.problems.MisunderstoodException;
import org.flightplan.client.problems.NoSuchRecordException;
import org.flightplan.client.problems.NotPermittedException;
import org.flightplan.client.problems.RefusedException;
import org.flightplan.client.problems.UnavailableException;
import org.flightplan.client.problems.VersionConflictException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused comes as the exception that says what to do about it, and says nothing of a patient. */
class ProblemsTest {

    private static final UUID ID = UUID.fromString("3e1c7ab8-09cd-4a74-a5d4-ca40bdd9e2a4");

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(400, "unreadable", MisunderstoodException.class),
                Arguments.of(401, "unauthenticated", NotPermittedException.class),
                Arguments.of(403, "no_access", NotPermittedException.class),
                Arguments.of(404, "not_found", NoSuchRecordException.class),
                Arguments.of(405, "method_not_allowed", MisunderstoodException.class),
                Arguments.of(409, "already_admitted", RefusedException.class),
                Arguments.of(409, "version_conflict", VersionConflictException.class),
                Arguments.of(412, "version_conflict", VersionConflictException.class),
                Arguments.of(413, "too_large", MisunderstoodException.class),
                Arguments.of(422, "invalid_fields", InvalidFieldsException.class),
                Arguments.of(428, "precondition_required", MisunderstoodException.class),
                Arguments.of(408, "too_slow", UnavailableException.class),
                Arguments.of(429, "too_many_requests", UnavailableException.class),
                Arguments.of(503, "unavailable", UnavailableException.class));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void each_refusal_has_its_exception(int status, String code, Class<? extends FlightPlanException> type)
            throws Exception {
        try (Peer peer = new Peer((request, number) -> Answer.problem(status, code));
                FlightPlanClient client = peer.client(new TestTime())) {
            FlightPlanException typed =
                    assertThrows(type, () -> client.patients().update(ID, new IfMatch(3), new PatientUpdate()));
            assertEquals(status, typed.status());
            assertEquals(code, typed.errorCode());
            assertEquals("status " + status + ", " + code + ", request 4711", typed.getMessage());
            FlightPlanException plain = assertThrows(type, () -> client.send("GET", "/patients/" + ID, null));
            assertEquals(typed.getMessage(), plain.getMessage());
        }
    }

    @Test
    void every_exception_is_tried() {
        Set<Object> tried = Set.copyOf(refusals().map(each -> each.get()[2]).toList());
        assertEquals(tried, Set.of(FlightPlanException.class.getPermittedSubclasses()));
    }

    @Test
    void what_is_wrong_with_a_field_is_told_by_its_name_and_not_in_the_message() throws Exception {
        String body = "{\"error_code\": \"invalid_fields\", \"field_errors\": {\"mrn\": [\"SYN-1 is taken\"]}}";
        try (Peer peer = new Peer((request, number) ->
                        new Answer(422, Map.of("Content-Type", "application/problem+json"), body));
                FlightPlanClient client = peer.client(new TestTime())) {
            InvalidFieldsException thrown = assertThrows(
                    InvalidFieldsException.class,
                    () -> client.patients().update(ID, new IfMatch(3), new PatientUpdate().mrn("SYN-1")));
            assertEquals(Map.of("mrn", List.of("SYN-1 is taken")), thrown.fieldErrors());
            assertEquals("status 422, invalid_fields, fields mrn", thrown.getMessage());
        }
    }

    @Test
    void a_conflict_tells_both_versions() throws Exception {
        String body = "{\"error_code\": \"version_conflict\", \"expected_version\": 3, \"actual_version\": 5}";
        try (Peer peer = new Peer((request, number) ->
                        new Answer(412, Map.of("Content-Type", "application/problem+json"), body));
                FlightPlanClient client = peer.client(new TestTime())) {
            VersionConflictException thrown = assertThrows(
                    VersionConflictException.class,
                    () -> client.patients().update(ID, new IfMatch(3), new PatientUpdate()));
            assertEquals(3, thrown.expectedVersion().orElseThrow());
            assertEquals(5, thrown.actualVersion().orElseThrow());
            assertEquals("\"3\"", peer.requests().get(0).header("If-match"));
        }
    }

    @Test
    void an_answer_that_can_not_be_read_is_told_without_what_it_holds() throws Exception {
        String body = "{\"id\": \"" + ID + "\", \"date_of_birth\": \"born on a Monday\"}";
        try (Peer peer = new Peer((request, number) -> Answer.of(200, body));
                FlightPlanClient client = peer.client(new TestTime())) {
            MisunderstoodException thrown = assertThrows(
                    MisunderstoodException.class, () -> client.patients().get(ID));
            for (Throwable each = thrown; each != null; each = each.getCause()) {
                assertFalse(String.valueOf(each.getMessage()).contains("Monday"), each.toString());
            }
            assertTrue(String.valueOf(thrown.getMessage()).contains("Patient"), thrown.getMessage());
        }
    }
}
