package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import java.util.stream.Stream;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.junit.jupiter.api.Test;

/** Who sends {@code created_by}, which is deprecated, is told so, and counted; nobody else is. */
class DeprecationIT {

    private static final String COUNTED =
            "flightplan_http_deprecated_total{method=\"POST\",route=\"/patients\",what=\"field created_by\"} ";

    private final Ward ward = Ward.open();

    @Test
    void who_sends_a_deprecated_field_is_told_and_counted() {
        double before = counted();
        Answer without = ward.clinician
                .post("patients", ward.patient().with("created_by", null).build())
                .expect(201);
        assertEquals("", without.header("Deprecation") + without.header("Sunset"));
        assertEquals(before, counted());

        Answer with = ward.clinician
                .post("patients", ward.patient().with("created_by", ward.user).build())
                .expect(201);
        assertEquals("@1796083200", with.header("Deprecation"));
        assertEquals("</openapi>; rel=\"deprecation\"", with.header("Link"));
        assertEquals("", with.header("Sunset"));
        assertEquals(before + 1, counted());
    }

    @Test
    void who_is_refused_is_told_too() {
        Answer refused = ward.clinician
                .post("patients", doc().with("created_by", ward.user).build())
                .problem(422);
        assertEquals("@1796083200", refused.header("Deprecation"));
        Answer another = ward.clinician
                .post("patients", doc().with("created_by", UUID.randomUUID()).build())
                .problem(403);
        assertEquals("", another.header("Deprecation"));
    }

    @Test
    void the_description_says_it_of_the_field() {
        String field = Http.openApi()
                .getValue(
                        "/paths/~1api~1v1~1patients/post/requestBody/content/application~1json/schema/properties/created_by")
                .toString();
        assertTrue(field.contains("\"deprecated\":true"), field);
        assertTrue(field.contains("Deprecated since 2026-12-01: leave it out"), field);
    }

    private static double counted() {
        return Stream.of(Http.application().get("metrics").expect(200).body().split("\n"))
                .filter(line -> line.startsWith(COUNTED))
                .mapToDouble(line -> Double.parseDouble(line.substring(COUNTED.length())))
                .sum();
    }
}
