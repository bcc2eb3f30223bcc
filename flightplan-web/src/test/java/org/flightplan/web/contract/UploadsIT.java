package org.flightplan.web.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.flightplan.migrations.Clamd;
import org.flightplan.migrations.S3Server;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.flightplan.web.MicroServer;
import org.flightplan.web.TestServer;
import org.flightplan.web.openapi.Documented;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Contents on their way: large, slow, broken off, infected, and to a store that is away. */
class UploadsIT {

    private static final String CONTENT = "PUT /admissions/{id}/attachments/{attachment_id}/content";

    private static final int MEGABYTE = 1 << 20;

    private final Ward ward = Ward.open();
    private final UUID stay = ward.admittedPatient();
    private final String token = Http.token(ward.user, ward.tenant, "clinician");

    private UUID reserved() {
        return Attaching.reserved(ward.clinician, stay, Attaching.said(ward));
    }

    private static InputStream megabytes(int count) {
        return new SequenceInputStream(Collections.enumeration(IntStream.range(0, count)
                .mapToObj(i -> {
                    byte[] megabyte = new byte[MEGABYTE];
                    megabyte[i] = 1;
                    return (InputStream) new ByteArrayInputStream(megabyte);
                })
                .toList()));
    }

    @Test
    @Tag("full")
    void two_hundred_megabytes_go_through_and_come_back() {
        UUID id = reserved();
        ward.clinician
                .with("Content-Type", "application/octet-stream")
                .send("PUT", Attaching.content(stay, id), BodyPublishers.ofInputStream(() -> megabytes(200)))
                .expect(201);
        Http there = ward.viewer.with("Range", "bytes=" + (150L * MEGABYTE + 150) + "-" + (150L * MEGABYTE + 151));
        assertEquals(
                "\u0001\u0000",
                there.get(Attaching.content(stay, id)).expect(206).body());
        byte[] whole = ward.viewer.bytes(Attaching.content(stay, id)).body();
        assertEquals(200 * MEGABYTE, whole.length);
        assertTrue(IntStream.range(0, 200).allMatch(i -> whole[i * MEGABYTE + i] == 1));
    }

    @Test
    void what_is_larger_than_is_kept_is_refused() throws IOException {
        UUID id = reserved();
        try (Socket client = begun(id, 251L * MEGABYTE)) {
            OutputStream out = client.getOutputStream();
            // as much as is drained, so that the answer can be read
            out.write(new byte[9 * MEGABYTE]);
            assertTrue(status(client).startsWith("HTTP/1.1 413"), "413");
            Documented.answered(CONTENT, 413);
        }
        assertEquals(0, Attaching.stored(ward));
    }

    @Test
    void one_that_breaks_off_leaves_nothing_and_may_be_sent_again() throws IOException {
        UUID id = reserved();
        try (Socket client = begun(id, 5L * MEGABYTE)) {
            client.getOutputStream().write(new byte[2 * MEGABYTE]);
            client.getOutputStream().flush();
            client.setSoLinger(true, 0);
        }
        Attaching.put(ward.clinician, stay, id, Attaching.text("whole")).expect(201);
        assertEquals(1, Attaching.stored(ward));
        assertEquals(1, ward.viewer.get(Attaching.of(stay)).items().size());
    }

    @Test
    void one_that_comes_too_slowly_is_not_waited_for() throws IOException {
        UUID id = reserved();
        try (Socket client = begun(id, 5L * MEGABYTE)) {
            client.getOutputStream().write(new byte[1000]);
            client.getOutputStream().flush();
            assertTrue(status(client).startsWith("HTTP/1.1 408"), "408");
            Documented.answered(CONTENT, 408);
        }
        assertEquals(List.of(), ward.viewer.get(Attaching.of(stay)).items());
    }

    @Test
    void what_a_token_does_not_allow_is_refused_before_it_comes() {
        UUID id = reserved();
        Attaching.put(ward.viewer, stay, id, new byte[2 * MEGABYTE]).problem(403);
        Attaching.put(Http.api(), stay, id, new byte[2 * MEGABYTE]).problem(401);
        Attaching.put(ward.clinician, stay, UUID.randomUUID(), new byte[2 * MEGABYTE])
                .problem(404);
    }

    @Test
    void malicious_software_is_not_kept() {
        assumeTrue(onMicro() && Clamd.isInstalled(), "apt-get install clamav-daemon");
        UUID id = reserved();
        Answer refused = Attaching.put(ward.clinician, stay, id, Attaching.text(Clamd.EICAR));
        assertEquals(Set.of("body"), refused.problem(422).fieldErrors());
        assertEquals("infected", refused.json().getString("error_code"));
        assertEquals(0, Attaching.stored(ward));
        Attaching.put(ward.clinician, stay, id, Attaching.text("clean")).expect(201);
    }

    @Test
    void while_the_store_is_away_nothing_is_lost_and_nothing_half() {
        assumeTrue(onMicro(), "the server of these tests keeps contents in S3");
        S3Server store = ((MicroServer) TestServer.server()).contentStore();
        byte[] content = Attaching.text("synthetic");
        UUID kept = Attaching.attached(ward, stay, content);
        UUID retracted = Attaching.attached(ward, stay, content);
        UUID late = reserved();
        store.close();
        try {
            Answer away = Attaching.put(ward.clinician, stay, late, content).problem(503);
            assertEquals("contents_unavailable", away.json().getString("error_code"));
            assertTrue(Integer.parseInt(away.header("Retry-After")) > 0);
            ward.viewer.get(Attaching.content(stay, kept)).problem(503);
            ward.clinician
                    .send("DELETE", Attaching.of(stay) + "/" + retracted, BodyPublishers.noBody())
                    .expect(200);
            assertEquals(1, ward.viewer.get(Attaching.of(stay)).items().size());
        } finally {
            store.start();
        }
        assertEquals(
                "synthetic",
                ward.viewer.get(Attaching.content(stay, kept)).expect(200).body());
        Attaching.put(ward.clinician, stay, late, content).expect(201);
        // the row of the try that failed is looked at in two hours
        Waiting.await(
                "what was retracted is gone",
                () -> Attaching.count("stored_contents where tenant_id = '" + ward.tenant + "' and look_at is null")
                                == 2
                        && Attaching.count("stored_contents where attachment_id = '" + retracted + "'") == 0);
    }

    @Test
    void what_an_upload_left_that_came_to_nothing_is_removed() throws SQLException {
        UUID lost = UUID.randomUUID();
        UUID kept = Attaching.attached(ward, stay, Attaching.text("kept"));
        Stores.log("insert into stored_contents select tenant_id, '" + lost
                + "', id, admission_id, patient_id, now() from content_reservations where id = '" + kept
                + "' returning 1");
        Stores.log("update stored_contents set look_at = now() where attachment_id = '" + kept + "' returning 1");
        Waiting.await("it is removed", () -> Attaching.count("stored_contents where id = '" + lost + "'") == 0);
        Waiting.await(
                "the other stays",
                () -> Attaching.count("stored_contents where attachment_id = '" + kept + "' and look_at is null") == 1);
        assertEquals(
                "kept",
                ward.viewer.get(Attaching.content(stay, kept)).expect(200).body());
    }

    private static boolean onMicro() {
        return System.getProperty("flightplan.test.url", "").isBlank() && TestServer.server() instanceof MicroServer;
    }

    private Socket begun(UUID attachment, long length) throws IOException {
        URI server = TestServer.baseUrl();
        Socket client = new Socket(server.getHost(), server.getPort());
        client.setSoTimeout(30_000);
        String head = "PUT "
                + server.resolve("api/v1/" + Attaching.content(stay, attachment))
                        .getPath()
                + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/octet-stream\r\nContent-Length: " + length + "\r\n\r\n";
        client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    private static String status(Socket client) throws IOException {
        return new String(client.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    }
}
