package org.flightplan.imports.database;

import jakarta.json.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.flightplan.imports.mapping.Mapping;
import org.flightplan.imports.mapping.Reason;
import org.flightplan.imports.mapping.Unmappable;
import org.flightplan.imports.sending.Command.Begin;
import org.flightplan.imports.sending.Group;
import org.flightplan.imports.sending.Origin;
import org.flightplan.imports.sending.Source;
import org.jspecify.annotations.Nullable;

/**
 * The log of the Python system. A first pass finds which streams belong to which patient; then each patient's events are read together, in
 * the order of the log. Its read models are not looked at: they are made from the events.
 */
public final class DatabaseSource implements Source {

    private static final String TABLE = "events";
    private static final String PLAN_CREATED = "flightplan.created";
    private static final Reason NO_STAY =
            new Reason("its stay is not in the log", "add the event that begins it, or leave it out");

    private final Connection connection;
    private final Mapping mapping;
    private final EventMapping events;
    private final FormerLog log;

    private final Set<UUID> patients = new LinkedHashSet<>();
    private final Map<UUID, Stay> stays = new LinkedHashMap<>();
    private final Map<UUID, UUID> stayOfStream = new HashMap<>();

    /** A stay, as far as the first pass sees it. */
    private record Stay(@Nullable UUID patient, @Nullable String specialty) {}

    /**
     * @param connection to the database, for this alone; it is closed with this
     * @param tenant whose events, or null where the log has those of one alone
     */
    public DatabaseSource(Connection connection, @Nullable String tenant, Mapping mapping) {
        this.connection = connection;
        this.mapping = mapping;
        this.events = new EventMapping(mapping);
        try {
            connection.setAutoCommit(false);
            log = new FormerLog(connection, tenant);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static SourceException unreadable(SQLException e) {
        return new SourceException("The database can't be read (SQLSTATE " + e.getSQLState()
                + "): give the address, user and password of one that can.");
    }

    @Override
    public void read(Consumer<Group> groups) {
        Group lost = new Group();
        try {
            log.read(null, this::index, (row, reason) -> lost.reject(new Origin(TABLE, row), reason));
            Map<UUID, Set<UUID>> byPatient = new LinkedHashMap<>();
            patients.forEach(patient -> byPatient.put(patient, new LinkedHashSet<>(Set.of(patient))));
            stays.forEach((id, stay) -> byPatient
                    .computeIfAbsent(leader(id, stay), none -> new LinkedHashSet<>())
                    .add(id));
            stayOfStream.forEach((stream, id) -> {
                Stay stay = stays.get(id);
                UUID of = stay == null ? stream : leader(id, stay);
                byPatient.computeIfAbsent(of, none -> new LinkedHashSet<>()).add(stream);
            });
            groups.accept(lost);
            for (Set<UUID> streams : byPatient.values()) {
                groups.accept(group(streams));
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private UUID leader(UUID id, Stay stay) {
        return stay.patient() != null && patients.contains(stay.patient()) ? stay.patient() : id;
    }

    private void index(FormerEvent event) {
        try {
            switch (event.type()) {
                case "patient.created" -> patients.add(event.stream());
                case "admission.created" -> {
                    String specialty = event.textOrNull("specialty");
                    stays.putIfAbsent(
                            event.stream(),
                            new Stay(
                                    event.idOrNull("patient_id"),
                                    specialty == null ? null : specialty.toLowerCase(Locale.ROOT)));
                }
                default -> {
                    UUID named = event.idOrNull("admission_id");
                    if (!event.stream().equals(named) && !patients.contains(event.stream())) {
                        stayOfStream.putIfAbsent(event.stream(), named == null ? event.stream() : named);
                    }
                }
            }
        } catch (Unmappable e) {
            // in a group of its own, where that is told
            stayOfStream.putIfAbsent(event.stream(), event.stream());
        }
    }

    private Group group(Set<UUID> streams) throws SQLException {
        Group group = new Group();
        Map<UUID, Origin> begun = new HashMap<>();
        log.read(
                streams,
                event -> {
                    Origin origin = new Origin(TABLE, event.row());
                    try {
                        add(event, origin, group, begun);
                    } catch (Unmappable e) {
                        group.reject(origin, e.reason());
                        if (event.type().endsWith(".created")) {
                            group.without(event.stream());
                            group.without(EventMapping.planOf(event.stream()));
                        }
                    }
                },
                // told by the first pass
                (row, reason) -> {});
        return group;
    }

    private void add(FormerEvent event, Origin origin, Group group, Map<UUID, Origin> begun) {
        if (event.type().startsWith("patient.")) {
            group.add(origin, events.command(event, null, null));
            return;
        }
        UUID id = stayOf(event);
        Stay stay = stays.get(id);
        if (stay == null) {
            throw NO_STAY.exception();
        } else if (event.type().equals(PLAN_CREATED)) {
            // it comes with the stay
            Origin leader = begun.get(id);
            if (leader == null) {
                throw NO_STAY.exception();
            }
            group.follow(origin, leader);
            return;
        }
        boolean begins = event.type().equals("admission.created");
        if (begins) {
            begun.put(id, origin);
        }
        UUID patient = begins ? patient(id, stay, event, origin, group) : stay.patient();
        group.add(origin, events.command(withStay(event, id), patient, stay.specialty()));
    }

    private UUID stayOf(FormerEvent event) {
        UUID named = event.idOrNull("admission_id");
        return named != null ? named : stayOfStream.getOrDefault(event.stream(), event.stream());
    }

    // plans and clinical events may have streams of their own, of which only the first names the stay
    private static FormerEvent withStay(FormerEvent event, UUID stay) {
        return new FormerEvent(
                event.position(),
                event.id(),
                event.stream(),
                event.streamType(),
                event.type(),
                Json.createObjectBuilder(event.data())
                        .add("admission_id", stay.toString())
                        .build(),
                event.createdBy(),
                event.createdAt());
    }

    private @Nullable UUID patient(UUID id, Stay stay, FormerEvent event, Origin origin, Group group) {
        if (stay.patient() != null && patients.contains(stay.patient())) {
            return stay.patient();
        } else if (!mapping.provisional()) {
            return null;
        }
        UUID unknown = mapping.ids().of("patient of stay", id);
        var body = Json.createObjectBuilder()
                .add("patient_id", unknown.toString())
                .add("name", "Imported without a patient")
                .add("mrn", "IMPORTED-" + id)
                .add("identity", "provisional")
                .build();
        UUID cause = mapping.ids().of("patient of event", event.id());
        group.add(origin, new Begin(cause, unknown, "/patients", body, null, mapping.imported(event.createdAt())));
        return unknown;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }
}
