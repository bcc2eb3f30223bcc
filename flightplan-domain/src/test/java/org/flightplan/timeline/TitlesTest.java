package org.flightplan.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.flightplan.fields.Jsons;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitlesTest {

    private static String title(String type, String details) {
        return Titles.of(type, Jsons.object(details.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "surgery | {'procedure_name': 'Glenn', 'notes': 'long'} | Surgery: Glenn",
                "risk_status | {'risk_level': 'ACCU'} | Risk status: ACCU",
                "lab_result | {'unit': 'mmol/l', 'result': 1E+2, 'test_name': 'Lactate'} | Lab result: Lactate 100 mmol/l",
                "lab_result | {'test_name': 'Lactate', 'result': null} | Lab result: Lactate",
                "annotation | {'text': true} | Annotation: true",
                "leave | {'from': 'x'} | Leave",
                "of_another_time | {'procedure_name': 'Glenn'} | of_another_time: Glenn",
            })
    void a_title_is_the_types_label_and_what_tells_one_from_another(String type, String details, String title) {
        assertEquals(title, title(type, details));
    }

    @Test
    void a_title_is_a_line() {
        int label = "Annotation: ".length();
        String fits = "x".repeat(200 - label);
        assertEquals("Annotation: " + fits, title("annotation", "{'text': '" + fits + "'}"));
        assertEquals("Annotation: " + fits.substring(1) + "…", title("annotation", "{'text': '" + fits + "x'}"));
    }

    @Test
    void a_title_never_ends_in_half_a_character() {
        int label = "Annotation: ".length();
        String text = "x".repeat(198 - label) + "💙💙";
        assertEquals("Annotation: " + "x".repeat(198 - label) + "…", title("annotation", "{'text': '" + text + "'}"));
    }
}
