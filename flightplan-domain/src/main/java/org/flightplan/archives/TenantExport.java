package org.flightplan.archives;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flightplan.contents.ContentStore.ContentMissing;
import org.flightplan.contents.Contents;
import org.flightplan.events.EventCursor;
import org.flightplan.events.EventRows;
import org.flightplan.events.EventTypes;
import org.flightplan.events.StreamReader;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Jsons;
import org.flightplan.integrity.ChainProof;
import org.flightplan.integrity.SealKeys;
import org.flightplan.keys.Erasure;
import org.flightplan.keys.KeyRing;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.specialties.Manifest;
import org.flightplan.specialties.Specialties;
import org.flightplan.tenants.Tenant;
import org.flightplan.tenants.TenantReading;
import org.flightplan.tenants.TenantSnapshot;
import org.flightplan.tenants.TenantTable;

/**
 * Makes a tenant's archive, of the log as it is at one moment. It takes memory of one size whatever the log's, but for about
 * 200 bytes an attachment; one that breaks off has written nothing that opens, and is begun anew.
 */
public final class TenantExport {

    private final Supplier<DataSource> requests;
    private final EventTypes types;
    private final KeyRing keys;
    private final Contents contents;
    private final SealKeys seals;
    private final Clock clock;

    /**
     * @param requests the log's database as {@code flightplan_app}, {@code types} of events, {@code keys} that open what is
     *     known of patients, {@code contents} of attachments, {@code seals} that sign, {@code clock} when it is made
     */
    public TenantExport(
            Supplier<DataSource> requests,
            EventTypes types,
            KeyRing keys,
            Contents contents,
            SealKeys seals,
            Clock clock) {
        this.requests = requests;
        this.types = types;
        this.keys = keys;
        this.contents = contents;
        this.seals = seals;
        this.clock = clock;
    }

    /**
     * Writes the archive.
     *
     * @param archive its id
     * @param out is closed; what it was given is worth nothing unless this comes back
     * @return what is in it
     * @throws IOException when {@code out} fails
     * @throws org.flightplan.tenants.DatabaseUnavailable when the database goes away: begin anew
     * @throws org.flightplan.events.LogUnavailable when it does, or an event is of a later build: let that one make the archive
     * @throws org.flightplan.keys.KeysUnavailable when the key store goes away: begin anew
     * @throws org.flightplan.keys.MissingKey when a key that nobody has destroyed is not there: restore the key store first
     */
    public ArchiveManifest write(
            UUID archive, TenantTable.Stored of, ArchiveEncryption.Recipient recipient, OutputStream out)
            throws IOException {
        Tenant tenant = of.tenant();
        Instant madeAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try (ArchiveWriter writer = new ArchiveWriter(out, recipient)) {
            add(writer, "tenant.json", tenantJson(of));
            ArchivedLog log;
            Optional<ChainProof> chain;
            try (TenantSnapshot snapshot = new TenantSnapshot(requests)) {
                TenantReading reading = snapshot.reading();
                EventRows rows = new EventRows(types, new PhiSeam(keys));
                try (EventCursor cursor = new EventCursor(snapshot, tenant.id(), rows, ArchivedLog.PAGE)) {
                    log = new ArchivedLog(tenant.id(), cursor, new StreamReader(rows, reading), types);
                    log.write(writer);
                }
                chain = ChainProof.of(reading, seals, tenant.id());
            }
            // behind the events: whoever is erased while these are written is erased in the whole archive
            List<Erasure> erased = keys.erasures(tenant.id());
            writer.add("erasures.ndjson", lines -> {
                for (Erasure erasure : erased) {
                    lines.write(line(erasure));
                }
            });
            addPacks(writer, tenant, log.specialties());
            Written written = addContents(writer, tenant, log.attachments());
            return writer.finish(
                    entries -> new ArchiveManifest(
                            archive,
                            tenant.id(),
                            tenant.name(),
                            madeAt,
                            log.events(),
                            log.position(),
                            written.contents(),
                            written.missing(),
                            erased.size(),
                            chain,
                            entries),
                    seals);
        }
    }

    private static JsonObject tenantJson(TenantTable.Stored of) {
        Tenant tenant = of.tenant();
        return JsonDoc.doc()
                .with("id", tenant.id().value())
                .with("name", tenant.name())
                .with("enabled_specialties", tenant.enabledSpecialties())
                .with("settings", of.settings())
                .with("created_at", tenant.createdAt())
                .build();
    }

    private static void add(ArchiveWriter writer, String name, JsonObject json) throws IOException {
        byte[] bytes = Jsons.text(json).getBytes(StandardCharsets.UTF_8);
        writer.add(name, out -> out.write(bytes));
    }

    private static byte[] line(Erasure erasure) {
        return (JsonDoc.doc()
                                .with("patient_id", erasure.patient())
                                .with("by", erasure.by())
                                .with("ground", erasure.ground())
                                .build()
                        + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** All versions, since what was recorded under an older one is read by that one. */
    private static void addPacks(ArchiveWriter writer, Tenant tenant, Set<String> used) throws IOException {
        Set<String> names = new TreeSet<>(used);
        names.addAll(tenant.specialties());
        for (String name : names) {
            for (Manifest manifest : Specialties.versions(name)) {
                for (Map.Entry<String, byte[]> file :
                        Specialties.files(manifest).entrySet()) {
                    String entry = "packs/" + Specialties.choice(manifest) + "/" + file.getKey();
                    writer.add(entry, out -> out.write(file.getValue()));
                }
            }
        }
    }

    private record Written(long contents, List<UUID> missing) {}

    private Written addContents(ArchiveWriter writer, Tenant tenant, Iterable<ArchivedLog.Attachment> attachments)
            throws IOException {
        long written = 0;
        List<UUID> missing = new ArrayList<>();
        for (ArchivedLog.Attachment attachment : attachments) {
            try {
                Optional<InputStream> content =
                        contents.read(tenant.id(), attachment.storageKey(), attachment.size(), 0, attachment.size());
                if (content.isPresent()) {
                    try (InputStream in = content.get()) {
                        writer.add("contents/" + attachment.storageKey(), in::transferTo);
                        written++;
                    }
                    written += addThumbnail(writer, tenant, attachment.thumbnailKey());
                }
            } catch (ContentMissing e) {
                missing.add(attachment.storageKey());
            }
        }
        return new Written(written, missing);
    }

    // one that is missing is made again by nobody: it is a small picture, and no more
    private int addThumbnail(ArchiveWriter writer, Tenant tenant, Optional<UUID> key) throws IOException {
        Optional<byte[]> picture = Optional.empty();
        try {
            if (key.isPresent()) {
                picture = contents.thumbnail(tenant.id(), key.get());
            }
        } catch (ContentMissing e) {
            return 0;
        }
        if (picture.isPresent()) {
            byte[] bytes = picture.get();
            writer.add("contents/" + key.orElseThrow(), out -> out.write(bytes));
        }
        return picture.isPresent() ? 1 : 0;
    }
}
