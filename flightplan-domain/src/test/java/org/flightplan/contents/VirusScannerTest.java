package org.flightplan.contents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.flightplan.contents.VirusScanner.ScannerUnavailable;
import org.flightplan.migrations.Clamd;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** On ClamAV's own daemon. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VirusScannerTest {

    private Clamd clamd;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        clamd = new Clamd(folder);
    }

    @AfterAll
    void stop() {
        if (clamd != null) {
            clamd.close();
        }
    }

    private static Optional<String> search(String address, byte[] content) {
        return VirusScanner.at(address).search(new ByteArrayInputStream(content));
    }

    @Test
    void it_tells_what_it_finds_over_tcp_and_over_its_socket() {
        byte[] eicar = Clamd.EICAR.getBytes(StandardCharsets.US_ASCII);
        String found = "Eicar-Test-Signature.UNOFFICIAL";
        assertEquals(Optional.of(found), search("127.0.0.1:" + clamd.port(), eicar));
        assertEquals(Optional.of(found), search("unix:" + clamd.socket(), eicar));
    }

    @Test
    void of_what_is_clean_it_tells_nothing() {
        assertEquals(Optional.empty(), search("unix:" + clamd.socket(), new byte[200_000]));
        assertEquals(Optional.empty(), search("127.0.0.1:" + clamd.port(), new byte[] {1}));
    }

    @Test
    void one_that_is_away_or_silent_is_told() throws IOException {
        byte[] content = {1};
        assertThrows(ScannerUnavailable.class, () -> search("unix:/nowhere/clamd.ctl", content));
        assertThrows(ScannerUnavailable.class, () -> search("127.0.0.1:x", content));
        try (ServerSocket silent = new ServerSocket(0)) {
            VirusScanner impatient = VirusScanner.at("127.0.0.1:" + silent.getLocalPort(), Duration.ofMillis(300));
            assertThrows(ScannerUnavailable.class, () -> impatient.search(new ByteArrayInputStream(content)));
        }
        assertThrows(ScannerUnavailable.class, () -> search("127.0.0.1:1", content));
    }

    @Test
    void one_that_can_not_tell_has_not_said_that_it_is_clean() throws IOException {
        // what clamd says of more than its StreamMaxLength
        byte[] answer = "INSTREAM size limit exceeded. ERROR\0".getBytes(StandardCharsets.US_ASCII);
        try (ServerSocket full = new ServerSocket(0)) {
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> {
                try (var asked = full.accept()) {
                    asked.getInputStream().readNBytes("zINSTREAM".length() + 1 + 4 + 1 + 4);
                    asked.getOutputStream().write(answer);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThrows(ScannerUnavailable.class, () -> search("127.0.0.1:" + full.getLocalPort(), new byte[] {1}));
            answered.join();
        }
    }
}
