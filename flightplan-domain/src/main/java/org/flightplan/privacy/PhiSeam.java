package org.flightplan.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Jsons;
import org.flightplan.keys.KeyRing;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Every PHI value goes through {@link #seal} into an event and through {@link #open} out of events and read models, which
 * copy what is sealed as it is. Each is encrypted by a key of the patient whom it is about.
 */
@ApplicationScoped
public class PhiSeam {

    private final KeyRing keys;

    /** @param keys of patients */
    @Inject
    public PhiSeam(KeyRing keys) {
        this.keys = keys;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected PhiSeam() {
        this(null);
    }

    /**
     * The data as it is stored.
     *
     * @param tenant whose data it is
     * @param patient whom it is about; null for data that holds no PHI
     * @param phiFields the names of the fields that hold PHI
     * @param data as the domain knows it
     * @throws org.flightplan.keys.PatientErased when nothing may be recorded of the patient any more
     * @throws IllegalArgumentException when there is PHI of nobody
     */
    public JsonObject seal(TenantId tenant, @Nullable UUID patient, Set<String> phiFields, JsonObject data) {
        KeyRing.Numbered key = null;
        JsonDoc sealed = null;
        for (String field : phiFields) {
            JsonValue value = data.get(field);
            if (value != null && value != JsonValue.NULL) {
                if (patient == null) {
                    throw new IllegalArgumentException("PHI of nobody: " + field);
                }
                key = key == null ? keys.sealingKey(tenant, patient) : key;
                sealed = sealed == null ? JsonDoc.of(data) : sealed;
                sealed.with(
                        field,
                        SealedValue.seal(tenant, patient, key.version(), key.key(), field, value)
                                .text());
            }
        }
        return sealed == null ? data : sealed.build();
    }

    /** A value of PHI that stands under another name than the one it was sealed under: sealed as before, it opens there. */
    public static JsonValue sealedAs(String field, JsonValue value) {
        SealedValue sealed = SealedValue.of(value);
        return sealed == null ? value : Jsons.text(sealed.movedFrom(field).text());
    }

    /**
     * The patient whose key seals what is PHI in stored data; empty when nothing is sealed in it.
     *
     * @param phiFields the names of the fields that hold PHI
     */
    public static Optional<UUID> patientOf(Set<String> phiFields, JsonObject stored) {
        return phiFields.stream()
                .map(field -> SealedValue.of(stored.get(field)))
                .filter(Objects::nonNull)
                .map(SealedValue::patient)
                .findFirst();
    }

    /**
     * Stored data with fields whose content went with a patient's keys, on another installation: they open as null, as if
     * they had been sealed here.
     *
     * @param patient who was erased
     */
    public static JsonObject withLost(UUID patient, Collection<String> fields, JsonObject stored) {
        JsonDoc doc = JsonDoc.of(stored);
        fields.forEach(field -> doc.with(field, SealedValue.lost(patient).text()));
        return doc.build();
    }

    /** Whether nothing may be recorded of a patient any more. */
    public boolean isErased(TenantId tenant, UUID patient) {
        return keys.isErased(tenant, patient);
    }

    /**
     * The data as the domain knows it. Of a patient who is erased, a field is there and null.
     *
     * @param tenant whose data it is
     * @param phiFields the names of the fields that hold PHI
     * @param stored as the database gave it
     */
    public JsonObject open(TenantId tenant, Set<String> phiFields, JsonObject stored) {
        Map<String, JsonValue> opened = null;
        for (String field : phiFields) {
            SealedValue value = SealedValue.of(stored.get(field));
            if (value != null) {
                Optional<SecretKey> key = keys.openingKey(tenant, value.patient(), value.version());
                opened = opened == null ? new HashMap<>(stored) : opened;
                opened.put(
                        field,
                        key.map(known -> value.open(tenant, known, field)).orElse(JsonValue.NULL));
            }
        }
        return opened == null ? stored : JsonDoc.exactly(stored.keySet(), opened);
    }

    /**
     * Fetches at once the keys that opening all of these takes.
     *
     * @param tenant whose data it is
     * @param phiFields the names of the fields that are to be opened
     */
    public void prepare(TenantId tenant, Set<String> phiFields, Collection<JsonObject> stored) {
        Set<UUID> patients = new HashSet<>();
        for (JsonObject data : stored) {
            for (String field : phiFields) {
                SealedValue value = SealedValue.of(data.get(field));
                if (value != null) {
                    patients.add(value.patient());
                }
            }
        }
        keys.prepare(tenant, patients);
    }
}
