package org.flightplan.archives;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Jsons;
import org.flightplan.fields.Values;
import org.flightplan.integrity.ChainProof;
import org.flightplan.tenants.TenantId;

/**
 * What an archive holds, and the digest of each part: the one thing that is signed.
 *
 * @param archive its id
 * @param tenant whose it is, {@code tenantName} as people know it
 * @param madeAt when it was begun
 * @param events how many there are
 * @param throughPosition the old installation's position of the last of them
 * @param contents how many of attachments and their small pictures
 * @param missing the storage keys of contents that the old installation's store lacked
 * @param erased how many patients are erased
 * @param chain where the old installation's chain of seals stood; empty when nothing was sealed
 * @param entries all entries but the manifest and its signature, in their order
 */
public record ArchiveManifest(
        UUID archive,
        TenantId tenant,
        String tenantName,
        Instant madeAt,
        long events,
        long throughPosition,
        long contents,
        List<UUID> missing,
        long erased,
        Optional<ChainProof> chain,
        List<Entry> entries) {

    /** The form of the archives that this build writes and reads. */
    public static final String FORMAT = "flightplan-archive/1";

    /** The entry that holds it. */
    static final String NAME = "manifest.json";

    /** The entry that holds its signature. */
    static final String SIGNATURE = "manifest.sig";

    /**
     * A part of an archive.
     *
     * @param name its path
     * @param bytes its length
     * @param sha256 of its content, in hexadecimal
     */
    public record Entry(String name, long bytes, String sha256) {}

    byte[] bytes() {
        JsonDoc doc = JsonDoc.doc()
                .with("format", FORMAT)
                .with("archive_id", archive)
                .with("tenant_id", tenant.value())
                .with("tenant_name", tenantName)
                .with("made_at", madeAt)
                .with("events", events)
                .with("through_position", throughPosition)
                .with("contents", contents)
                .with("missing_contents", missing)
                .with("erased_patients", erased)
                .with("chain", chain.map(ChainProof::json).orElse(null))
                .with(
                        "entries",
                        entries.stream()
                                .map(entry -> JsonDoc.doc()
                                        .with("name", entry.name())
                                        .with("bytes", entry.bytes())
                                        .with("sha256", entry.sha256())
                                        .build())
                                .toList());
        return Jsons.text(doc.build()).getBytes(StandardCharsets.UTF_8);
    }

    /** @throws BrokenArchive when it is none that this build reads */
    static ArchiveManifest of(byte[] bytes) {
        JsonObject json;
        try {
            json = Jsons.object(new String(bytes, StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            throw new BrokenArchive(NAME, "can't be read", e);
        }
        Values values = new Values(json);
        if (!FORMAT.equals(values.textOrNull("format"))) {
            throw new BrokenArchive(
                    NAME, "names a format that this build does not read: take the build that made it, or a later one");
        }
        try {
            return new ArchiveManifest(
                    values.id("archive_id"),
                    new TenantId(values.id("tenant_id")),
                    values.text("tenant_name"),
                    values.moment("made_at"),
                    values.whole("events"),
                    values.whole("through_position"),
                    values.whole("contents"),
                    values.texts("missing_contents").stream()
                            .map(UUID::fromString)
                            .toList(),
                    values.whole("erased_patients"),
                    json.containsKey("chain") ? Optional.of(ChainProof.of(values.object("chain"))) : Optional.empty(),
                    values.objects("entries").stream()
                            .map(Values::new)
                            .map(entry -> new Entry(entry.text("name"), entry.whole("bytes"), entry.text("sha256")))
                            .toList());
        } catch (RuntimeException e) {
            throw new BrokenArchive(NAME, "lacks what a manifest has", e);
        }
    }
}
