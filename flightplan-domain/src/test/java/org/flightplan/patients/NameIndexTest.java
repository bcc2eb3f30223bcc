package org.flightplan.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.UUID;
import org.flightplan.keys.TestKeys;
import org.flightplan.privacy.BlindIndex;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameIndexTest {

    private static final TenantId TENANT = new TenantId(new UUID(0, 1));

    private final BlindIndex index = new BlindIndex(new TestKeys().ring());

    @ParameterizedTest
    @CsvSource({
        "Synthia Testerin, syn, true",
        "Synthia Testerin, SYNTHIA, true",
        "Synthia Testerin, test, true",
        "Synthia Testerin, test synth, true",
        "Synthia Testerin, hia, false",
        "Synthia Testerin, synthias, false",
        "Synthia Testerin, synthia müller, false",
        "Zoë Müller-Übung, zoe, true",
        "Zoë Müller-Übung, MULLER, true",
        "Zoë Müller-Übung, übu, true",
        "Οδυσσεύς, οδυσσευσ, true",
        "Proofname Ofmorethantwelveletters, ofmorethantwelve, true",
        "Proofname Ofmorethantwelveletters, ofmorethantw, true",
        "Proofname Ofmorethantwelveletters, ofmorethanx, false",
    })
    void a_name_is_found_by_the_beginnings_of_its_words(String name, String text, boolean found) {
        byte[] hashes = NameIndex.hashes(index, TENANT, new PatientName(name));
        boolean all = NameIndex.sought(index, TENANT, text).stream().allMatch(sought -> holds(hashes, sought));
        assertEquals(found, all);
    }

    @ParameterizedTest
    @CsvSource({"syn, true", "sy, false", "synthia o, false", "'  ', false", "---, false", "s-y-n, false"})
    void a_search_takes_three_letters_of_each_word(String text, boolean searchable) {
        assertEquals(searchable, NameIndex.isSearchable(text));
    }

    @Test
    void a_hash_a_beginning() {
        assertEquals(16 * (3 + 1), NameIndex.hashes(index, TENANT, new PatientName("Anton Max Li")).length);
    }

    private static boolean holds(byte[] hashes, byte[] sought) {
        for (int at = 0; at < hashes.length; at += sought.length) {
            if (Arrays.equals(hashes, at, at + sought.length, sought, 0, sought.length)) {
                return true;
            }
        }
        return false;
    }
}
