package org.flightplan.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.changelog.RanChangeSet;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.lockservice.LockService;
import liquibase.lockservice.LockServiceFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/**
 * Brings a database to the version of this build, and back. Many nodes may call it at once: one migrates under a lock of
 * its session, which dies with it, and the others find nothing left to do.
 */
public final class SchemaUpdate {

    /** The changelog's place on the class path. */
    static final String CHANGELOG = "org/flightplan/migrations/changelog/changelog.xml";

    /** Liquibase contexts: the empty default leaves out what is opt-in, such as {@code forensics}. */
    private final Contexts contexts;

    private final DataSource owner;

    /** @param owner connections of the schema's owner, not through a transaction pooler (the lock is the session's) */
    public SchemaUpdate(DataSource owner) {
        this(owner, "default");
    }

    /**
     * @param owner connections of the schema's owner
     * @param contexts Liquibase contexts to apply besides the changesets without one, separated by commas
     */
    public SchemaUpdate(DataSource owner, String contexts) {
        this.owner = owner;
        this.contexts = new Contexts(contexts);
    }

    /**
     * Applies what is missing.
     *
     * @throws SchemaUpdateException naming the changeset that is in the way, and the remedy
     */
    public void toHead() {
        run(liquibase -> {
            refuseNewerSchema(liquibase);
            liquibase.update(contexts, new LabelExpression());
        });
    }

    /**
     * Takes back the newest changesets.
     *
     * @param count how many, at least 1
     * @throws SchemaUpdateException naming the changeset that is in the way, and the remedy
     */
    public void back(int count) {
        run(liquibase -> liquibase.rollback(count, contexts, new LabelExpression()));
    }

    /** How many changesets the database has applied. */
    public int applied() {
        int[] count = new int[1];
        run(liquibase ->
                count[0] = liquibase.getDatabase().getRanChangeSetList().size());
        return count[0];
    }

    private static void refuseNewerSchema(Liquibase liquibase) throws LiquibaseException {
        Map<String, ?> known = liquibase.getDatabaseChangeLog().getChangeSets().stream()
                .collect(Collectors.toMap(changeSet -> changeSet.getId(), changeSet -> changeSet, (a, b) -> a));
        List<String> unknown = liquibase.getDatabase().getRanChangeSetList().stream()
                .map(RanChangeSet::getId)
                .filter(id -> !known.containsKey(id))
                .toList();
        if (!unknown.isEmpty()) {
            throw new SchemaUpdateException("The schema is newer than this build: it has the unknown changeset \""
                    + unknown.get(unknown.size() - 1) + "\". Deploy the newer version, or roll the schema back.");
        }
    }

    private void run(Step step) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Liquibase finds its services and our changelog through it; a server's thread brings another module's
        thread.setContextClassLoader(SchemaUpdate.class.getClassLoader());
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            Scope.child(
                    // no telemetry out of a hospital; what it has to say goes to the log, not to the console
                    Map.of("liquibase.analytics.enabled", false, Scope.Attr.ui.name(), new LoggerUIService()), () -> {
                        var database = DatabaseFactory.getInstance()
                                .findCorrectDatabaseImplementation(new JdbcConnection(connection));
                        var resources = new ClassLoaderResourceAccessor(SchemaUpdate.class.getClassLoader());
                        Liquibase liquibase = new Liquibase(CHANGELOG, resources, database);
                        liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
                        // before anything looks: to look at the history makes its table, and two nodes would both make
                        // it
                        LockService lock = LockServiceFactory.getInstance().getLockService(database);
                        lock.waitForLock();
                        try {
                            step.apply(liquibase);
                        } finally {
                            lock.releaseLock();
                        }
                    });
        } catch (SchemaUpdateException told) {
            throw told;
        } catch (SQLException e) {
            throw SchemaUpdateException.unreachable(e);
        } catch (Exception e) {
            throw SchemaUpdateException.failed(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @FunctionalInterface
    private interface Step {
        void apply(Liquibase liquibase) throws LiquibaseException;
    }
}
