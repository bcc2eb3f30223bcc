package org.flightplan.archives;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.append.AppendRequest;
import org.flightplan.append.AppendRequest.KeyClaim;
import org.flightplan.append.AppendRequest.NewEvent;
import org.flightplan.append.AppendRequest.Release;
import org.flightplan.append.AppendRequest.StreamAppend;
import org.flightplan.append.BulkAppend;
import org.flightplan.append.ExpectedVersion;
import org.flightplan.contents.Contents.Belonging;
import org.flightplan.contents.Incoming;
import org.flightplan.events.StreamRef;
import org.flightplan.events.UniqueKey;
import org.flightplan.fields.JsonDoc;
import org.flightplan.keys.Erasure;
import org.flightplan.patients.PatientEvents;
import org.flightplan.privacy.BlindIndex;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.tenants.Tenant;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantTable;
import org.jspecify.annotations.Nullable;

/** A hospital's log as its commands leave it, appended past them: obviously invented, and as large as is asked for. */
final class MadeUpTenant implements AutoCloseable {

    static final UUID USER = new UUID(7, 7);

    final TenantId id = new TenantId(UUID.randomUUID());
    private final Installation at;
    private final PhiSeam phi;
    private final BlindIndex index;
    private final BulkAppend append;
    private final Map<UUID, Integer> versions = new HashMap<>();
    private final List<AppendRequest> waiting = new ArrayList<>();
    private int patients;

    MadeUpTenant(Installation at) {
        this.at = at;
        this.phi = new PhiSeam(at.keys);
        this.index = new BlindIndex(at.keys);
        this.append = new BulkAppend(at.events());
        new TenantTable(at.requests())
                .add(
                        new Tenant(
                                id,
                                "St. Synthetic",
                                true,
                                List.of("cardiac"),
                                true,
                                ZoneId.of("Europe/Berlin"),
                                Instant.EPOCH),
                        JsonDoc.doc()
                                .with("care_teams", true)
                                .with("time_zone", "Europe/Berlin")
                                .build());
    }

    UUID patient(String mrn) {
        UUID patient = UUID.randomUUID();
        patients++;
        JsonDoc data = JsonDoc.doc()
                .with("patient_id", patient)
                .with("name", "Synthia Made-Up " + patients)
                .with("mrn", mrn)
                .with("date_of_birth", "2020-02-02");
        event(patient, "Patient", PatientEvents.CREATED, patient, data, List.of());
        return patient;
    }

    void changeMrn(UUID patient, String mrn) {
        JsonDoc data = JsonDoc.doc().with("mrn", mrn).withNull("diagnosis");
        event(patient, "Patient", PatientEvents.UPDATED, patient, data, List.of());
    }

    /** An open stay, the patient's first. */
    UUID stay(UUID patient) {
        UUID stay = UUID.randomUUID();
        String numbered = UniqueKey.of("stay", patient).hash() + HexFormat.of().toHexDigits(1);
        JsonDoc data = JsonDoc.doc()
                .with("admission_id", stay)
                .with("patient_id", patient)
                .with("specialty", "cardiac")
                .with("attending_id", USER)
                .with("admit_date", "2026-11-01T08:00:00Z")
                .with("chief_complaint", "synthetic");
        event(
                stay,
                "Admission",
                AdmissionEvents.CREATED,
                patient,
                data,
                List.of(new UniqueKey("stay", numbered), UniqueKey.of("open_stay", patient)));
        return stay;
    }

    void note(UUID patient, UUID stay, String text) {
        JsonDoc data = JsonDoc.doc()
                .with("event_id", UUID.randomUUID())
                .with("admission_id", stay)
                .with("event_type", "annotation")
                .with("occurred_at", "2026-11-01T09:00:00Z")
                .with(
                        "details",
                        JsonDoc.doc().with("text", text).with("score", 1.50).build());
        event(stay, "Admission", "clinical_event.recorded", patient, data, List.of());
    }

    void move(UUID patient, UUID stay, String from, String to) {
        JsonDoc data = JsonDoc.doc()
                .with("admission_id", stay)
                .with("from_location", from)
                .with("to_location", to)
                .with("effective_at", "2026-11-01T10:00:00Z");
        event(stay, "Admission", "admission.location_changed", patient, data, List.of());
    }

    UUID attachment(UUID patient, UUID stay, byte[] bytes, boolean pictured) throws IOException {
        UUID attachment = UUID.randomUUID();
        UUID key = UUID.randomUUID();
        Belonging to = new Belonging(id, patient, stay, attachment);
        String digest = store(patient, key, bytes, to);
        @Nullable UUID picture = pictured ? UUID.randomUUID() : null;
        if (picture != null) {
            store(patient, picture, new byte[] {1, 2, 3}, to);
        }
        JsonDoc data = JsonDoc.doc()
                .with("attachment_id", attachment)
                .with("occurred_at", "2026-11-01T11:00:00Z")
                .with("filename", "synthetic.bin")
                .with("content_type", "application/octet-stream")
                .with("size", bytes.length)
                .with("digest", digest)
                .with("storage_key", key)
                .with("thumbnail_key", picture);
        event(stay, "Admission", AdmissionEvents.ATTACHMENT_ADDED, patient, data, List.of());
        return attachment;
    }

    private String store(UUID patient, UUID key, byte[] bytes, Belonging to) throws IOException {
        try (Incoming incoming = at.contents.begin(id, patient, key, () -> {})) {
            incoming.take(bytes, bytes.length);
            incoming.finish();
            at.contents.store(incoming, to);
            at.contents.keep(id, key);
            return incoming.digest();
        }
    }

    void retract(UUID patient, UUID stay, UUID attachment) {
        JsonDoc data = JsonDoc.doc().with("attachment_id", attachment);
        event(stay, "Admission", AdmissionEvents.ATTACHMENT_RETRACTED, patient, data, List.of());
    }

    void merge(UUID survivor, UUID retired) {
        JsonDoc data = JsonDoc.doc()
                .with("survivor_id", survivor)
                .with("retired_id", retired)
                .with("reason", "entered twice");
        event(survivor, "Patient", PatientEvents.MERGED, survivor, data, List.of());
        event(retired, "Patient", PatientEvents.MERGED, retired, data, List.of());
    }

    void erase(UUID patient) {
        JsonDoc data = JsonDoc.doc().with("patient_id", patient).with("ground", "patient_request");
        AppendRequest request =
                event(patient, "Patient", PatientEvents.ERASED, null, data, List.of(UniqueKey.erased(patient)));
        waiting.set(waiting.size() - 1, request.releasing(List.of(new Release("mrn", patient))));
        flush();
        at.keys.erase(new Erasure(id, patient, USER, "patient_request"));
    }

    private AppendRequest event(
            UUID stream, String streamType, String type, @Nullable UUID patient, JsonDoc said, List<UniqueKey> keys) {
        JsonObject data = said.build();
        int version = versions.merge(stream, 1, Integer::sum);
        UUID eventId = UUID.randomUUID();
        JsonObject metadata = JsonDoc.doc()
                .with("event_id", eventId)
                .with("schema_version", 1)
                .with("request_id", UUID.randomUUID())
                .build();
        List<KeyClaim> claims = new ArrayList<>(List.of(KeyClaim.eventId(eventId, stream)));
        keys.forEach(key -> claims.add(new KeyClaim(key, stream)));
        Optional<UniqueKey> mrn = PatientEvents.mrnKey(index, id, type, data);
        mrn.ifPresent(key -> claims.add(new KeyClaim(key, stream)));
        NewEvent event =
                new NewEvent(type, phi.seal(id, patient, Installation.TYPES.phiFields(type), data), metadata, USER);
        StreamAppend part = new StreamAppend(
                new StreamRef(stream, streamType), ExpectedVersion.exactly(version - 1), List.of(event), patient);
        AppendRequest request = new AppendRequest(id, List.of(part), claims, null);
        AppendRequest whole = mrn.isPresent() && version > 1
                ? request.releasing(List.of(new Release(mrn.get().kind(), stream)))
                : request;
        waiting.add(whole);
        if (waiting.size() == 1_000) {
            flush();
        }
        return whole;
    }

    void flush() {
        if (!waiting.isEmpty()) {
            append.append(waiting);
            waiting.clear();
        }
    }

    @Override
    public void close() {
        flush();
        append.close();
    }
}
