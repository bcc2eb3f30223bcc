package org.flightplan.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flightplan.fields.Deprecation;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldType;
import org.junit.jupiter.api.Test;

class DeprecationHeadersTest {

    private static final Field FORMER =
            Field.optional("former", new FieldType.Flag()).deprecated(Deprecation.of("2026-11-01", "", "send present"));

    /** A resource of which each method is deprecated in another way. */
    static final class Resource {

        @DeprecatedApi(since = "2026-12-01", sunset = "2027-12-01", instead = "call new_way")
        public void oldWay() {}

        @DeprecatedApi(since = "2026-12-01", instead = "filter by status", parameter = "open")
        @DeprecatedApi(since = "2026-12-24", sunset = "2027-06-30", instead = "filter by from", parameter = "year")
        public void list() {}

        public void newWay() {}
    }

    @Test
    void an_operation_that_is_deprecated_tells_every_caller_since_when_and_until_when() {
        assertEquals(
                Map.of(
                        "Deprecation", List.of("@1796083200"),
                        "Sunset", List.of("Wed, 01 Dec 2027 00:00:00 GMT"),
                        "Link", List.of("</openapi>; rel=\"deprecation\"")),
                headers("oldWay", Set.of(), List.of()));
    }

    @Test
    void a_parameter_tells_those_who_send_it() {
        assertTrue(headers("list", Set.of("limit"), List.of()).isEmpty());
        assertEquals(
                Set.of("Deprecation", "Link"),
                headers("list", Set.of("open"), List.of()).keySet());
        assertEquals(
                List.of("@1796083200"),
                headers("list", Set.of("open", "year"), List.of()).get("Deprecation"));
        assertEquals(
                List.of("Wed, 30 Jun 2027 00:00:00 GMT"),
                headers("list", Set.of("open", "year"), List.of()).get("Sunset"));
    }

    @Test
    void a_field_tells_those_who_send_it_and_what_counts_is_named() {
        assertTrue(headers("newWay", Set.of(), List.of()).isEmpty());
        assertEquals(
                List.of("@1793491200"),
                headers("newWay", Set.of(), List.of(FORMER)).get("Deprecation"));
        assertEquals(
                Set.of("parameter open", "field former"),
                DeprecationHeaders.used(method("list"), Set.of("open"), List.of(FORMER))
                        .keySet());
    }

    private static MultivaluedMap<String, Object> headers(String method, Set<String> query, List<Field> fields) {
        MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
        DeprecationHeaders.tell(
                DeprecationHeaders.used(method(method), query, fields).values(), headers);
        return headers;
    }

    private static Method method(String name) {
        try {
            return Resource.class.getMethod(name);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
