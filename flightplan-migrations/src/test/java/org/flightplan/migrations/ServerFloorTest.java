package org.flightplan.migrations;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flightplan.settings.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerFloorTest {

    @ParameterizedTest
    @CsvSource({
        "140018, can leak rows",
        "140019, is too old for production",
        "150013, can leak rows",
        "150014, is too old for production",
        "160009, can leak rows",
        "170005, can leak rows"
    })
    void it_is_told_what_is_wrong(int version, String told) {
        String warning = ServerFloor.warning(version).orElseThrow();
        assertTrue(warning.contains(told) && warning.contains("upgrade to 16.10, 17.6 or 18"), warning);
    }

    @Test
    void below_14_is_refused_everywhere() {
        assertTrue(ServerFloor.refusal(130020, Environment.DEVELOPMENT).isPresent());
        assertFalse(ServerFloor.refusal(140000, Environment.DEVELOPMENT).isPresent());
    }

    @ParameterizedTest
    @ValueSource(ints = {140020, 150018, 160009, 170005})
    void a_leaking_or_an_old_version_is_refused_in_production_alone(int version) {
        assertTrue(ServerFloor.refusal(version, Environment.PRODUCTION).isPresent());
        assertFalse(ServerFloor.refusal(version, Environment.STAGING).isPresent());
    }

    @ParameterizedTest
    @ValueSource(ints = {160010, 160015, 170006, 180000})
    void a_mended_version_is_good_for_production(int version) {
        assertFalse(ServerFloor.refusal(version, Environment.PRODUCTION).isPresent());
    }
}
