package org.flightplan.archives;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flightplan.append.BulkAppend;
import org.flightplan.contents.Contents;
import org.flightplan.events.EventRows;
import org.flightplan.events.EventTypes;
import org.flightplan.events.StreamReader;
import org.flightplan.fields.JsonDoc;
import org.flightplan.integrity.ChainProof;
import org.flightplan.keys.Erasure;
import org.flightplan.keys.KeyRing;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.tenants.Tenant;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantReading;
import org.flightplan.tenants.TenantTable;

/**
 * Takes a tenant's archive into this installation. The tenant is there with the last step alone: until then no request
 * reaches what was taken in. One that breaks off is called again with the same archive, and goes on behind the last batch that
 * was stored.
 */
public final class TenantImport {

    private static final String IMPORTED_FROM = "imported_from";

    private final Supplier<DataSource> events;
    private final EventTypes types;
    private final KeyRing keys;
    private final Contents contents;
    private final TenantTable tenants;
    private final StreamReader streams;
    private final Clock clock;

    /**
     * @param requests the log's database as {@code flightplan_app}, {@code events} as {@code flightplan_events}, {@code types}
     *     of events, {@code keys} of patients, {@code contents} of attachments, {@code clock} when it is taken in
     */
    public TenantImport(
            Supplier<DataSource> requests,
            Supplier<DataSource> events,
            EventTypes types,
            KeyRing keys,
            Contents contents,
            Clock clock) {
        this.events = events;
        this.types = types;
        this.keys = keys;
        this.contents = contents;
        this.tenants = new TenantTable(requests);
        this.streams = new StreamReader(new EventRows(types, new PhiSeam(keys)), new TenantReading(requests));
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param resumedBehind how many events an earlier call had stored
     * @param events how many this one did, {@code contents} likewise
     * @param position of the last event here: queries show it all when the projections have passed it
     * @param packs those that were not installed here, and now lie in the folder for them: restart the nodes
     */
    public record Outcome(long resumedBehind, long events, long contents, long position, List<String> packs) {}

    /**
     * Looks whether it can be taken in, and changes nothing.
     *
     * @param packs the folder of specialty packs, where this installation has one
     * @throws ImportRefused when it can't
     */
    public void check(CheckedArchive archive, Optional<Path> packs) {
        ArchiveManifest manifest = archive.manifest();
        if (tenants.find(manifest.tenant()).isPresent()) {
            throw new ImportRefused("The tenant " + manifest.tenant().value()
                    + " is here already: an archive is taken in as a new tenant, or not at all.");
        }
        if (manifest.contents() > 0) {
            contents.problem().ifPresent(problem -> {
                throw new ImportRefused("The archive holds attachments, and none can be kept here: " + problem + ".");
            });
        }
        if (!archive.unknownPacks().isEmpty() && packs.isEmpty()) {
            throw new ImportRefused("The archive holds specialty packs that are not installed here ("
                    + String.join(", ", archive.unknownPacks().keySet())
                    + "): set SPECIALTIES_DIR to the folder that the nodes read, and they are put there.");
        }
        if (streams.extent(manifest.tenant()).events() > manifest.events()) {
            throw othersEvents(manifest.tenant());
        }
    }

    /**
     * Takes it in.
     *
     * @param packs the folder of specialty packs, where this installation has one
     * @throws ImportRefused when it can't be; {@link #check} says the same before
     * @throws BrokenArchive when the file has changed since it was checked
     * @throws IOException when the file can't be read
     * @throws RuntimeException of the database, the key store or the contents' store, when it goes away: call again
     */
    public Outcome run(CheckedArchive archive, Optional<Path> packs) throws IOException {
        check(archive, packs);
        TenantId tenant = archive.manifest().tenant();
        StreamReader.Extent stored = streams.extent(tenant);
        List<String> installed = install(archive.unknownPacks(), packs);
        // before the first event: a projection that meets one opens what was erased as erased
        for (CheckedArchive.Erased erased : archive.erasures()) {
            keys.erase(new Erasure(tenant, erased.patient(), erased.by(), erased.ground()));
        }
        ImportedContents files = new ImportedContents(tenant, archive.manifest(), contents);
        try (BulkAppend append = new BulkAppend(events)) {
            ImportedEvents log = new ImportedEvents(archive, types, keys, append, stored, files);
            archive.reader().read(archive.manifest(), (name, content) -> {
                if (name.startsWith(ImportedContents.FOLDER)) {
                    log.finish();
                    files.take(name, content);
                } else if (name.startsWith("events/")) {
                    log.take(name, content);
                }
            });
            log.finish();
            long position = Math.max(
                    log.position(),
                    streams.feed(tenant, Long.MAX_VALUE, 1, null).head());
            add(archive);
            return new Outcome(stored.events(), log.stored(), files.stored(), position, installed);
        } catch (BulkAppend.InTheWay e) {
            throw othersEvents(tenant);
        }
    }

    static ImportRefused othersEvents(TenantId tenant) {
        return new ImportRefused(
                "The log holds events of the tenant " + tenant.value()
                        + " that are not this archive's: it was taken in from another one, or is a tenant's that was here before.");
    }

    private void add(CheckedArchive archive) {
        Tenant tenant = archive.tenant();
        if (!tenants.add(tenant, settings(archive))) {
            throw new ImportRefused("The tenant " + tenant.id().value() + " was made by somebody else meanwhile.");
        }
    }

    /** What it was set to, and where it comes from: the proof of the chain that ends there, while a new one begins here. */
    private JsonObject settings(CheckedArchive archive) {
        ArchiveManifest manifest = archive.manifest();
        List<JsonValue> houses = new ArrayList<>();
        if (archive.settings().get(IMPORTED_FROM) instanceof JsonArray before) {
            houses.addAll(before);
        }
        houses.add(JsonDoc.doc()
                .with("archive_id", manifest.archive())
                .with("made_at", manifest.madeAt())
                .with("imported_at", clock.instant())
                .with("events", manifest.events())
                .with("through_position", manifest.throughPosition())
                .with("chain", manifest.chain().map(ChainProof::json).orElse(null))
                .build());
        return JsonDoc.of(archive.settings()).with(IMPORTED_FROM, houses).build();
    }

    private static List<String> install(Map<String, Map<String, byte[]>> unknown, Optional<Path> packs)
            throws IOException {
        for (Map.Entry<String, Map<String, byte[]>> pack : unknown.entrySet()) {
            Path folder = Files.createDirectories(packs.orElseThrow().resolve(pack.getKey()));
            for (Map.Entry<String, byte[]> file : pack.getValue().entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
        }
        return List.copyOf(unknown.keySet());
    }
}
