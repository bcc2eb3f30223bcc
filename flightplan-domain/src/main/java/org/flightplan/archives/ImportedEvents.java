package org.flightplan.archives;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.flightplan.append.AppendRequest;
import org.flightplan.append.AppendRequest.KeyClaim;
import org.flightplan.append.AppendRequest.NewEvent;
import org.flightplan.append.AppendRequest.Release;
import org.flightplan.append.AppendRequest.StreamAppend;
import org.flightplan.append.BulkAppend;
import org.flightplan.append.ExpectedVersion;
import org.flightplan.events.EventTypes;
import org.flightplan.events.StreamReader;
import org.flightplan.events.UniqueKey;
import org.flightplan.keys.Erasure;
import org.flightplan.keys.KeyRing;
import org.flightplan.patients.PatientEvents;
import org.flightplan.privacy.BlindIndex;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.tenants.TenantId;

/**
 * Events on their way in: in their order, at their places in their streams, with PHI sealed by keys of this installation. What
 * an earlier call has stored is read and not stored again.
 */
final class ImportedEvents {

    private static final int BATCH = 1_000;
    private static final int BATCH_LETTERS = 1 << 20;

    private final TenantId tenant;
    private final EventTypes types;
    private final KeyRing keys;
    private final PhiSeam phi;
    private final BlindIndex index;
    private final BulkAppend append;
    private final StreamReader.Extent before;
    private final ImportedContents contents;
    private final Set<UUID> erased = new HashSet<>();
    private final List<AppendRequest> batch = new ArrayList<>(BATCH);
    private int letters;
    private long read;
    private long stored;
    private long position;

    /** @param before what is stored already, {@code contents} is told what events say of them */
    ImportedEvents(
            CheckedArchive archive,
            EventTypes types,
            KeyRing keys,
            BulkAppend append,
            StreamReader.Extent before,
            ImportedContents contents) {
        this.tenant = archive.manifest().tenant();
        this.types = types;
        this.keys = keys;
        this.phi = new PhiSeam(keys);
        this.index = new BlindIndex(keys);
        this.append = append;
        this.before = before;
        this.contents = contents;
        archive.erasures().forEach(erasure -> erased.add(erasure.patient()));
    }

    void take(String name, InputStream content) throws IOException {
        ArchiveLines.of(name, content, (number, text) -> take(ArchivedEvent.of(name, number, text), text.length()));
    }

    private void take(ArchivedEvent event, int length) {
        read++;
        contents.look(event);
        if (read > before.events()) {
            batch.add(request(event));
            letters += length;
            if (batch.size() == BATCH || letters > BATCH_LETTERS) {
                finish();
            }
        } else if (read == before.events() && !before.last().equals(Optional.of(event.eventId()))) {
            throw TenantImport.othersEvents(tenant);
        }
    }

    /** Stores what has gathered. */
    void finish() {
        if (!batch.isEmpty()) {
            position = append.append(batch);
            stored += batch.size();
            batch.clear();
            letters = 0;
        }
    }

    /** How many were stored. */
    long stored() {
        return stored;
    }

    /** Where the last of them stands. */
    long position() {
        return position;
    }

    private AppendRequest request(ArchivedEvent event) {
        int version = types.version(event.type());
        JsonObject data = types.present(event.type(), event.schemaVersion(), event.data());
        NewEvent appended =
                new NewEvent(event.type(), sealed(event, data), event.importedMetadata(version), event.createdBy());
        UUID stream = event.stream().id();
        List<KeyClaim> claims = new ArrayList<>();
        claims.add(KeyClaim.eventId(event.eventId(), stream));
        event.keys().forEach(key -> claims.add(new KeyClaim(key, stream)));
        Optional<UniqueKey> mrn = PatientEvents.mrnKey(index, tenant, event.type(), data);
        mrn.ifPresent(key -> claims.add(new KeyClaim(key, stream)));
        List<Release> releases = mrn.isPresent() && event.version() > 1
                ? List.of(new Release(mrn.get().kind(), stream))
                : List.of();
        StreamAppend part = new StreamAppend(
                event.stream(), ExpectedVersion.exactly(event.version() - 1), List.of(appended), event.patient());
        return new AppendRequest(tenant, List.of(part), claims, null).releasing(releases);
    }

    private JsonObject sealed(ArchivedEvent event, JsonObject data) {
        UUID patient = event.patient();
        if (patient == null) {
            return data;
        }
        if (!event.erased().isEmpty() && erased.add(patient)) {
            // erased while the archive was made, and not on its list yet
            keys.erase(new Erasure(tenant, patient, event.createdBy(), "erased_before_import"));
        }
        Set<String> fields = types.phiFields(event.type());
        if (erased.contains(patient)) {
            Set<String> lost = new HashSet<>(event.erased());
            fields.stream().filter(field -> !isNull(data, field)).forEach(lost::add);
            return PhiSeam.withLost(patient, lost, data);
        }
        return phi.seal(tenant, patient, fields, data);
    }

    private static boolean isNull(JsonObject data, String field) {
        return !data.containsKey(field) || data.isNull(field);
    }
}
