package org.flightplan.users;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.flightplan.events.WorkConnections;
import org.flightplan.health.BackgroundWork;
import org.flightplan.health.Worker;
import org.flightplan.migrations.StartupMigrator;
import org.flightplan.tenants.TenantId;

/**
 * Keeps who called, beside the requests: within seconds when somebody is new or has another name or other roles, else each
 * quarter of an hour.
 */
@ApplicationScoped
public class SeenUsers implements BackgroundWork {

    // a token without a name takes none away
    private static final String KEEP = """
            insert into users as known (tenant_id, id, name, roles, last_seen) values (?, ?, ?, ?, ?)
            on conflict (tenant_id, id) do update
               set name = coalesce(nullif(excluded.name, ''), known.name),
                   roles = excluded.roles,
                   last_seen = excluded.last_seen
             where known.last_seen <= excluded.last_seen
            """;

    private static final Duration AGAIN = Duration.ofMinutes(15);
    private static final int MOST = 100_000;

    private record Key(TenantId tenant, UUID id) {}

    private final StartupMigrator migrator;
    private final Cache<Key, User> kept =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(AGAIN).build();
    private final Map<Key, User> toKeep = new ConcurrentHashMap<>();

    /** @param migrator says when there is somewhere to keep them */
    @Inject
    public SeenUsers(StartupMigrator migrator) {
        this.migrator = migrator;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected SeenUsers() {
        this(null);
    }

    /** Somebody called. */
    public void saw(User user) {
        Key key = new Key(user.tenant(), user.id());
        User known = kept.getIfPresent(key);
        if (known == null || !known.says(user)) {
            kept.put(key, user);
            toKeep.put(key, user);
        }
    }

    @Override
    public Worker.Plan plan() {
        return new Worker.Plan(
                "keeping who called",
                Duration.ofSeconds(2),
                Duration.ofMinutes(1),
                () -> WorkConnections.round(migrator, this::keep));
    }

    private int keep(Connection connection) throws SQLException {
        // in one order on all nodes, so that none waits for another that waits for it
        List<User> users = toKeep.values().stream()
                .sorted(Comparator.comparing((User user) -> user.tenant().value())
                        .thenComparing(User::id))
                .toList();
        if (users.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            for (User user : users) {
                statement.setObject(1, user.tenant().value());
                statement.setObject(2, user.id());
                statement.setString(3, user.name());
                statement.setString(4, String.join(" ", user.roles()));
                statement.setTimestamp(5, Timestamp.from(user.lastSeen()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
        users.forEach(user -> toKeep.remove(new Key(user.tenant(), user.id()), user));
        return users.size();
    }
}
