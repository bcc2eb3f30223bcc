package org.flightplan.web.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
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
        assertEquals(flag, Surnames.flag(one, List.of("Carl Quite-Other", other)));
        assertEquals(flag, Surnames.flag(other, List.of(one)));
    }

    @Test
    void the_same_surname_counts_more_than_a_similar_one() {
        assertEquals("same_name", Surnames.flag("A Meier", List.of("B Maier", "C Meier")));
    }
}
