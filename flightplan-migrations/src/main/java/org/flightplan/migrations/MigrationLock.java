package org.flightplan.migrations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import liquibase.lockservice.DatabaseChangeLogLock;
import liquibase.lockservice.LockServiceFactory;

/** The lock that one migrator holds, and that goes with its session. */
public final class MigrationLock {

    private static final Pattern PID = Pattern.compile("pid#(\\d+)");
    private static final String END = "select pg_terminate_backend(?)";

    private final DataSource owner;

    /** @param owner connections of the schema's owner */
    public MigrationLock(DataSource owner) {
        this.owner = owner;
    }

    /** The server's process that holds it; empty when nobody does. */
    public Optional<Integer> holder() {
        List<Integer> holders = new ArrayList<>();
        ChangeLog.on(owner, liquibase -> {
            DatabaseChangeLogLock[] locks = LockServiceFactory.getInstance()
                    .getLockService(liquibase.getDatabase())
                    .listLocks();
            Stream.of(locks)
                    .map(lock -> PID.matcher(lock.getLockedBy()))
                    .filter(Matcher::find)
                    .forEach(found -> holders.add(Integer.valueOf(found.group(1))));
        });
        return holders.stream().findFirst();
    }

    /** Ends the session that holds it; gives its process, or nothing when there is none. */
    public Optional<Integer> release() {
        Optional<Integer> holder = holder();
        if (holder.isPresent()) {
            try (Connection connection = owner.getConnection();
                    PreparedStatement end = connection.prepareStatement(END)) {
                end.setInt(1, holder.get());
                end.execute();
            } catch (SQLException e) {
                throw SchemaUpdateException.unreachable(e);
            }
        }
        return holder;
    }
}
