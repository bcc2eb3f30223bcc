package org.flightplan.patients;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flightplan.keys.KeysInMemory;
import org.flightplan.privacy.BlindIndex;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameIndexTest {

    private static final TenantId TENANT = new TenantId(new UUID(0, 1));

    private final BlindIndex index = new BlindIndex(new KeysInMemory().ring());

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
        "Synthia Li, li, true",
        "Synthia Li, l, false",
        "Synthia Lima, li, false",
        "Synthia Ng, NG synthia, true",
        "王芳, 王芳, true",
        "王芳, 王, false",
        "Proof O’Connor, o'connor, true",
        "Proof O'Connor, OConnor, true",
        "Proof O´Connor, oco, true",
        "Proof D`Arc, d'arc proof, true",
        "\uD842\uDFB7\uD842\uDFB8\uD842\uDFB9 Proof, \uD842\uDFB7\uD842\uDFB8\uD842\uDFBA, false",
        "\uD842\uDFB7\uD842\uDFB8\uD842\uDFB9 Proof, \uD842\uDFB7\uD842\uDFB8\uD842\uDFB9, true",
    })
    void a_name_is_found_by_the_beginnings_of_its_words(String name, String text, boolean found) {
        byte[] hashes = NameIndex.hashes(index, TENANT, new PatientName(name));
        boolean all = NameIndex.sought(index, TENANT, NameIndex.words(text)).stream()
                .allMatch(sought -> holds(hashes, sought));
        assertEquals(found, all);
    }

    @ParameterizedTest
    @CsvSource({"Syn SYN sýn, 1", "s-y-n, 3", "o'neil oneil, 1", "'  ', 0", "---, 0", "a b c d e f g, 7"})
    void words_are_told_apart_as_they_are_compared(String text, int words) {
        assertEquals(words, NameIndex.words(text).size());
    }

    @Test
    void the_longest_word_is_sought_first_and_beginnings_that_are_the_same_once() {
        List<byte[]> sought =
                NameIndex.sought(index, TENANT, NameIndex.words("li synthia twelvelettersa twelvelettersb"));
        assertEquals(3, sought.size());
        assertArrayEquals(
                NameIndex.sought(index, TENANT, Set.of("twelveletter")).get(0), sought.get(0));
        assertArrayEquals(NameIndex.sought(index, TENANT, Set.of("li")).get(0), sought.get(2));
    }

    @Test
    void a_hash_a_beginning_and_one_a_short_word() {
        assertEquals(16 * (3 + 1 + 1), NameIndex.hashes(index, TENANT, new PatientName("Anton Max Li")).length);
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
