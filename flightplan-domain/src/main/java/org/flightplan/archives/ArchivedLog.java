package org.flightplan.archives;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.events.EventCursor;
import org.flightplan.events.EventTypes;
import org.flightplan.events.LogUnavailable;
import org.flightplan.events.RecordedEvent;
import org.flightplan.events.StreamReader;
import org.flightplan.events.UniqueKey;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.flightplan.patients.PatientEvents;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.tenants.TenantId;

/** A tenant's events on their way into an archive, in files of bounded size; and what they tell of the rest of it. */
final class ArchivedLog {

    /** The most events of a file. */
    static final int FILE = 10_000;

    // an event may have a megabyte: so many are in memory at once
    static final int PAGE = 200;

    private final TenantId tenant;
    private final EventCursor cursor;
    private final StreamReader streams;
    private final EventTypes types;
    private final Map<UUID, Attachment> attachments = new LinkedHashMap<>();
    private final Set<String> specialties = new TreeSet<>();
    private List<RecordedEvent> page = List.of();
    private Map<UUID, List<UniqueKey>> held = Map.of();
    private int next;
    private long position;
    private long events;

    /** What an attachment has in the store. */
    record Attachment(UUID storageKey, Optional<UUID> thumbnailKey, long size) {}

    /** @param cursor of all events, and {@code streams} the reader, of the same moment */
    ArchivedLog(TenantId tenant, EventCursor cursor, StreamReader streams, EventTypes types) {
        this.tenant = tenant;
        this.cursor = cursor;
        this.streams = streams;
        this.types = types;
    }

    /** The file that an event is in, by its number from 1. */
    static String file(long number) {
        return String.format(Locale.ROOT, "events/%06d.ndjson", (number - 1) / FILE + 1);
    }

    void write(ArchiveWriter writer) throws IOException {
        while (hasNext()) {
            writer.add(file(events + 1), out -> {
                for (int i = 0; i < FILE && hasNext(); i++) {
                    write(page.get(next), out);
                    next++;
                }
            });
        }
    }

    /** How many there were. */
    long events() {
        return events;
    }

    /** The position of the last one. */
    long position() {
        return position;
    }

    /** What the store has of attachments that are not retracted. */
    Iterable<Attachment> attachments() {
        return attachments.values();
    }

    /** The specialties of the admissions. */
    Set<String> specialties() {
        return specialties;
    }

    private boolean hasNext() {
        if (next == page.size()) {
            page = cursor.next();
            held = streams.heldKeys(
                    tenant,
                    page.stream()
                            .filter(event -> event.version() == 1)
                            .map(event -> event.stream().id())
                            .toList());
            next = 0;
        }
        return next < page.size();
    }

    private void write(RecordedEvent event, OutputStream out) throws IOException {
        if (event.isLater() || types.find(event.type()).isEmpty()) {
            throw LogUnavailable.laterVersion(event.type());
        }
        out.write(archived(event).line().getBytes(StandardCharsets.UTF_8));
        out.write('\n');
        position = event.position();
        events++;
        look(event);
    }

    private ArchivedEvent archived(RecordedEvent event) {
        JsonObject data = event.data();
        JsonDoc open = JsonDoc.of(data);
        List<String> erased = new ArrayList<>();
        for (String field : types.phiFields(event.type())) {
            boolean wasSaid = !JsonValue.NULL.equals(event.stored().getOrDefault(field, JsonValue.NULL));
            if (wasSaid && JsonValue.NULL.equals(data.get(field))) {
                erased.add(field);
                open.with(field, null);
            }
        }
        erased.sort(null);
        List<UniqueKey> keys = event.version() > 1
                ? List.of()
                : held.getOrDefault(event.stream().id(), List.of()).stream()
                        .filter(key -> !PatientEvents.isMrnKey(key))
                        .toList();
        return new ArchivedEvent(
                event.position(),
                event.stream(),
                event.version(),
                event.type(),
                open.build(),
                event.metadata(),
                event.createdAt(),
                event.createdBy(),
                PhiSeam.patientOf(types.phiFields(event.type()), event.stored()).orElse(null),
                erased,
                keys);
    }

    private void look(RecordedEvent event) {
        Values said = event.storedValues();
        switch (event.type()) {
            case AdmissionEvents.CREATED -> specialties.add(said.text("specialty"));
            case AdmissionEvents.ATTACHMENT_ADDED ->
                attachments.put(
                        said.id("attachment_id"),
                        new Attachment(
                                said.id("storage_key"),
                                Optional.ofNullable(said.idOrNull("thumbnail_key")),
                                said.whole("size")));
            case AdmissionEvents.ATTACHMENT_RETRACTED -> attachments.remove(said.id("attachment_id"));
            default -> {}
        }
    }
}
