package org.flightplan.web.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurnamesTest {

    @ParameterizedTest
    @CsvSource({
        "Anna Meier,    Bert Meier,     same_name",
        "Anna Meier,    'MEIER, Bert',  same_name",
        "Anna Müller,   Bert Muller,    same_name",
        "Anna O'Connor, Bert OConnor,   same_name",
        "Anna Meier,    Bert Maier,     similar_name",
        "Anna Meier,    Bert Meiers,    similar_name",
        "Anna Hollander, Bert Holender, similar_name",
        "Anna Meier,    Bert Schulze,   ''",
        "Anna Ng,       Bert Li,        ''",
        "Anna Lang,     Bert Berg,      ''"
    })
    void surnames_are_the_same_or_nearly_so(String one, String other, String flag) {
        assertEquals(flag, flag(one, "Carl Quite-Other", other));
        assertEquals(flag, flag(other, one));
    }

    @Test
    void the_same_surname_counts_more_than_a_similar_one() {
        assertEquals("same_name", flag("A Meier", "B Maier", "C Meier"));
    }

    private static String flag(String name, String... others) {
        Map<Integer, String> surnames = new HashMap<>();
        Stream.concat(Stream.of(name), Stream.of(others))
                .forEach(each -> surnames.put(surnames.size(), Surnames.surname(each)));
        return Surnames.flags(surnames).getOrDefault(0, "");
    }
}
