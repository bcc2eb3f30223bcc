package org.flightplan.imports.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import jakarta.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormerTextTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "NULL", "null", " Null ", "\\N"})
    void what_says_that_there_is_nothing_is_nothing(String text) {
        assertNull(FormerText.orNull(text));
    }

    @Test
    void a_text_is_itself_without_spaces_around_it() {
        assertEquals("None", FormerText.orNull(" None "));
        assertEquals("nullable", FormerText.orNull("nullable"));
    }

    @Test
    void flags_are_told_by_many_words() {
        assertEquals(true, FormerText.flag(" Yes"));
        assertEquals(true, FormerText.flag("1"));
        assertEquals(false, FormerText.flag("F"));
        assertNull(FormerText.flag("2024-01-01"));
    }

    @Test
    void json_is_decoded_however_often_it_was_encoded() {
        String once = "{\"plan\": \"synthetic\"}";
        String twice = Json.createValue(once).toString();
        String thrice = Json.createValue(twice).toString();
        for (String text : new String[] {once, twice, thrice}) {
            assertEquals(Json.createObjectBuilder().add("plan", "synthetic").build(), FormerText.decoded(text));
        }
    }

    @Test
    void what_only_begins_like_json_stays_text() {
        for (String text : new String[] {"[see note", "{", "\"quoted\" word", "plain", "{} and more"}) {
            assertEquals(Json.createValue(text), FormerText.decoded(text));
        }
    }
}
