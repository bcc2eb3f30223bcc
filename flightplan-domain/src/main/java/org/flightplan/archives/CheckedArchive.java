package org.flightplan.archives;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flightplan.events.EventTypes;
import org.flightplan.events.EventTypes.EventType;
import org.flightplan.fields.Jsons;
import org.flightplan.fields.Values;
import org.flightplan.integrity.PublicSealKeys;
import org.flightplan.specialties.Specialties;
import org.flightplan.tenants.Tenant;

/**
 * An archive that was read to its end, and is as it was signed; and what this installation has to know of it before anything
 * of it is taken in. Of its events it keeps nothing.
 */
public final class CheckedArchive {

    private static final Pattern PACK_FILE =
            Pattern.compile("packs/([A-Za-z0-9_-]+)@([A-Za-z0-9.+-]+)/([A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*)");
    private static final int LARGEST_SMALL_ENTRY = 1 << 24;

    private final ArchiveReader reader;
    private final ArchiveManifest manifest;
    private final JsonObject tenant;
    private final List<Erased> erasures;
    private final Map<String, Map<String, byte[]>> packs;

    /** A patient who is erased, by whom, and why. */
    record Erased(UUID patient, UUID by, String ground) {}

    private CheckedArchive(ArchiveReader reader, ArchiveManifest manifest, Reading reading) {
        this.reader = reader;
        this.manifest = manifest;
        this.tenant = reading.tenant.orElseThrow(() -> new BrokenArchive("tenant.json", "is missing"));
        this.erasures = List.copyOf(reading.erasures);
        this.packs = reading.packs;
    }

    /**
     * Reads it.
     *
     * @param signers whose signature is believed, {@code types} of events that this build knows
     * @throws BrokenArchive when it was cut off, altered, or signed by another
     * @throws ImportRefused when it holds what this build does not know yet
     * @throws IOException when the file can't be read
     */
    public static CheckedArchive of(ArchiveReader reader, PublicSealKeys signers, EventTypes types) throws IOException {
        Reading reading = new Reading(types);
        ArchiveManifest manifest = reader.verify(signers, reading::take);
        reading.later.ifPresent(type -> {
            throw new ImportRefused("The archive has an event of type " + type
                    + " in a version that this build does not know: bring this installation to the version of the one"
                    + " that made it, or a later one.");
        });
        if (reading.events != manifest.events()) {
            throw new BrokenArchive(ArchiveManifest.NAME, "counts other events than there are");
        }
        return new CheckedArchive(reader, manifest, reading);
    }

    /** What was signed. */
    public ArchiveManifest manifest() {
        return manifest;
    }

    ArchiveReader reader() {
        return reader;
    }

    /** The tenant as it will be here. */
    Tenant tenant() {
        Values values = new Values(tenant);
        String zone = new Values(settings()).textOrNull("time_zone");
        return new Tenant(
                manifest.tenant(),
                values.text("name"),
                true,
                values.texts("enabled_specialties"),
                Boolean.TRUE.equals(new Values(settings()).flagOrNull("care_teams")),
                zone == null ? ZoneOffset.UTC : ZoneId.of(zone),
                Instant.EPOCH);
    }

    JsonObject settings() {
        return new Values(tenant).object("settings");
    }

    /** Who is erased. */
    List<Erased> erasures() {
        return erasures;
    }

    /** The files of packs that are not installed here, by the pack's name and version. */
    Map<String, Map<String, byte[]>> unknownPacks() {
        Map<String, Map<String, byte[]>> unknown = new TreeMap<>(packs);
        unknown.keySet().removeIf(choice -> {
            String name = Tenant.nameOf(choice);
            return Specialties.find(name, choice.substring(name.length() + 1)).isPresent();
        });
        return unknown;
    }

    private static final class Reading {
        private final EventTypes types;
        private final List<Erased> erasures = new ArrayList<>();
        private final Map<String, Map<String, byte[]>> packs = new TreeMap<>();
        private Optional<JsonObject> tenant = Optional.empty();
        private Optional<String> later = Optional.empty();
        private long events;
        private long position;

        Reading(EventTypes types) {
            this.types = types;
        }

        void take(String name, InputStream content) throws IOException {
            Matcher pack = PACK_FILE.matcher(name);
            if (name.startsWith("events/")) {
                ArchiveLines.of(name, content, (number, text) -> look(name, number, text));
            } else if (name.equals("tenant.json")) {
                tenant = Optional.of(object(name, new String(small(content), StandardCharsets.UTF_8)));
            } else if (name.equals("erasures.ndjson")) {
                ArchiveLines.of(name, content, (number, text) -> erasures.add(erasure(name, text)));
            } else if (pack.matches()) {
                packs.computeIfAbsent(pack.group(1) + Tenant.AT + pack.group(2), unused -> new TreeMap<>())
                        .put(pack.group(3), small(content));
            }
        }

        private void look(String name, long number, String text) {
            ArchivedEvent event = ArchivedEvent.of(name, number, text);
            events++;
            if (event.position() <= position) {
                throw new BrokenArchive(name, "does not ascend in line " + number);
            }
            position = event.position();
            Optional<EventType> type = types.find(event.type());
            if (type.isEmpty() || event.schemaVersion() > type.get().version()) {
                later = Optional.of(event.type());
            } else if (event.patient() == null
                    && (hasPhi(event) || !event.erased().isEmpty())) {
                throw new BrokenArchive(name, "does not say whose PHI it holds in line " + number);
            }
        }

        private boolean hasPhi(ArchivedEvent event) {
            Set<String> fields = types.phiFields(event.type());
            return fields.stream()
                    .anyMatch(field -> !JsonValue.NULL.equals(event.data().getOrDefault(field, JsonValue.NULL)));
        }

        private static Erased erasure(String name, String text) {
            try {
                Values values = new Values(object(name, text));
                return new Erased(values.id("patient_id"), values.id("by"), values.text("ground"));
            } catch (IllegalStateException | IllegalArgumentException e) {
                throw new BrokenArchive(name, "holds no erasure in a line", e);
            }
        }

        private static JsonObject object(String name, String text) {
            try {
                return Jsons.object(text);
            } catch (JsonException e) {
                throw new BrokenArchive(name, "can't be read", e);
            }
        }

        private static byte[] small(InputStream content) throws IOException {
            return content.readNBytes(LARGEST_SMALL_ENTRY);
        }
    }
}
