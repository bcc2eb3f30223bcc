package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;

/** Attaches what is made up to stays. */
final class Attaching {

    static final String FILENAME = "Syntheticus Wound.png";

    private Attaching() {}

    /** What is said of a picture. */
    static JsonDoc said(Ward ward) {
        return doc().with("occurred_at", ward.hour(3))
                .with("filename", FILENAME)
                .with("description", "synthetic wound")
                .with("attachment_type", "photo");
    }

    static String of(UUID stay) {
        return "admissions/" + stay + "/attachments";
    }

    static String content(UUID stay, UUID attachment) {
        return of(stay) + "/" + attachment + "/content";
    }

    static UUID reserved(Http client, UUID stay, JsonDoc said) {
        return UUID.fromString(
                client.post(of(stay), said.build()).expect(201).json().getString("attachment_id"));
    }

    static Answer put(Http client, UUID stay, UUID attachment, byte[] content) {
        return client.with("Content-Type", "application/octet-stream")
                .send("PUT", content(stay, attachment), BodyPublishers.ofByteArray(content));
    }

    /** An attachment with this content. */
    static UUID attached(Ward ward, UUID stay, byte[] content) {
        UUID id = reserved(ward.clinician, stay, said(ward));
        put(ward.clinician, stay, id, content).expect(201);
        return id;
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] picture() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(600, 300, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** How many contents the hospital has in the store, as the database knows. */
    static int stored(Ward ward) {
        return count("stored_contents where tenant_id = '" + ward.tenant + "'");
    }

    static int count(String from) {
        try {
            return Integer.parseInt(Stores.log("select count(*) from " + from));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
