package org.flightplan.tenants;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.transaction.SystemException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUnavailableTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "53300", "57P01", "57P03", "57014", "40001", "40P01", "55P03"})
    void what_passes_by_itself_is_nobodys_fault(String sqlState) {
        var fault = new IllegalStateException(new SQLException("lost", sqlState));
        assertTrue(DatabaseUnavailable.isCauseOf(fault));
        assertInstanceOf(DatabaseUnavailable.class, DatabaseUnavailable.orItself(fault));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22P05", "23505", "42501", "42P01"})
    void a_fault_of_the_statement_stays_what_it_is(String sqlState) {
        var fault = new IllegalStateException(new SQLException("wrong", sqlState));
        assertFalse(DatabaseUnavailable.isCauseOf(fault));
        assertSame(fault, DatabaseUnavailable.orItself(fault));
    }

    @ParameterizedTest
    @ValueSource(strings = {"57014", "55P03", "40P01", "25006", "42501", "08006"})
    void what_may_be_mended_meanwhile_is_not_blamed_on_the_data(String sqlState) {
        assertFalse(DatabaseUnavailable.liesInTheData(new SQLException("not now", sqlState)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22P05", "23505", "54000"})
    void what_would_fail_again_lies_in_the_data(String sqlState) {
        assertTrue(DatabaseUnavailable.liesInTheData(new SQLException("never", sqlState)));
        assertTrue(DatabaseUnavailable.liesInTheData(new IllegalStateException("no database in it")));
    }

    @Test
    void a_pool_without_a_free_connection_is_unavailable() {
        assertTrue(DatabaseUnavailable.isCauseOf(new SQLException("no connection", new IllegalStateException())));
    }

    @Test
    void a_connection_lost_at_the_commit_is_told_without_an_sql_state() {
        assertTrue(DatabaseUnavailable.isCauseOf(new SystemException()));
    }
}
