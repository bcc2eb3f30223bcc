package org.flightplan.rowsecurity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.flightplan.migrations.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A migration that leaves a hole in the walls fails here, whatever table it makes. */
class CatalogueTest {

    private static Superuser superuser;

    @BeforeAll
    static void open() throws SQLException {
        superuser = new Superuser(TestDatabase.migrated());
        superuser.run(Catalogue.MODEL);
    }

    @AfterAll
    static void close() throws SQLException {
        superuser.close();
    }

    static List<Rule> rules() {
        return Catalogue.RULES;
    }

    static Stream<Arguments> violations() {
        return Catalogue.RULES.stream()
                .flatMap(rule -> rule.violations().stream().map(violation -> Arguments.of(rule, violation)));
    }

    @Test
    void there_are_walls_to_look_at() throws SQLException {
        assertTrue(superuser.tenantTables().size() >= 9, "the walls around nothing");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_schema_keeps_the_rule(Rule rule) throws SQLException {
        assertEquals(List.of(), superuser.column(rule.offenders()));
    }

    @ParameterizedTest
    @MethodSource("violations")
    void the_rule_notices_its_violation(Rule rule, String violation) throws SQLException {
        List<String> offenders = superuser.undone(() -> {
            superuser.run(violation);
            return superuser.column(rule.offenders());
        });
        assertFalse(offenders.isEmpty(), "unnoticed");
    }
}
