package org.flightplan.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import org.flightplan.settings.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyFileTest {

    private static final byte[] KEY = AesGcm.newKey();
    private static final byte[] CONTEXT = {1};

    @TempDir
    Path folder;

    @Test
    void the_first_line_wraps_and_every_line_unwraps() throws IOException {
        MasterKeyFile old = in("old", line(1));
        byte[] wrapped = old.wrap(KEY, CONTEXT).bytes();
        MasterKeyFile changed = in("changed", line(2) + line(1));
        assertNotEquals(old.currentId(), changed.currentId());
        assertArrayEquals(KEY, changed.unwrap(old.currentId(), wrapped, CONTEXT));
        byte[] rewrapped = changed.wrap(KEY, CONTEXT).bytes();
        MasterKeyFile last = in("last", line(2));
        assertArrayEquals(KEY, last.unwrap(changed.currentId(), rewrapped, CONTEXT));
        assertThrows(MissingKey.class, () -> last.unwrap(old.currentId(), wrapped, CONTEXT));
        assertThrows(AesGcm.WrongKey.class, () -> last.unwrap(changed.currentId(), rewrapped, new byte[] {2}));
    }

    @Test
    void a_line_that_another_node_met_first_is_read_at_once() throws IOException {
        Path file = folder.resolve("shared");
        write(file, line(1));
        MasterKeyFile node = new MasterKeyFile(Optional.of(file), Environment.PRODUCTION, "");
        assertEquals(Optional.empty(), node.problem());
        write(file, line(2) + line(1));
        MasterKeyFile other = new MasterKeyFile(Optional.of(file), Environment.PRODUCTION, "");
        assertArrayEquals(
                KEY, node.unwrap(other.currentId(), other.wrap(KEY, CONTEXT).bytes(), CONTEXT));
    }

    @Test
    void what_is_wrong_with_the_file_is_said_with_the_remedy_and_nothing_of_its_content() throws IOException {
        assertTrue(problem(folder.resolve("none")).contains("names no file"));
        assertTrue(problem(file("empty", "\n")).contains("openssl rand -base64 32"));
        String content = "c2hvcnQ=";
        String problem = problem(file("short", content + "\n"));
        assertTrue(problem.contains("openssl rand -base64 32") && !problem.contains(content), problem);
        Path open = file("open", line(1));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        assertTrue(problem(open).contains("chmod 600"));
    }

    @Test
    void outside_development_no_key_is_made_from_a_secret() {
        assertTrue(new MasterKeyFile(Optional.empty(), Environment.STAGING, "secret")
                .problem()
                .orElse("")
                .contains("MASTER_KEY_FILE is not set"));
        assertEquals(
                Optional.empty(), new MasterKeyFile(Optional.empty(), Environment.DEVELOPMENT, "secret").problem());
    }

    private static String problem(Path file) {
        return new MasterKeyFile(Optional.of(file), Environment.PRODUCTION, "")
                .problem()
                .orElse("");
    }

    private MasterKeyFile in(String name, String content) throws IOException {
        return new MasterKeyFile(Optional.of(file(name, content)), Environment.PRODUCTION, "");
    }

    private Path file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        write(file, content);
        return file;
    }

    private static void write(Path file, String content) throws IOException {
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static String line(int seed) {
        byte[] key = new byte[AesGcm.KEY_BYTES];
        key[0] = (byte) seed;
        return Base64.getEncoder().encodeToString(key) + "\n";
    }
}
