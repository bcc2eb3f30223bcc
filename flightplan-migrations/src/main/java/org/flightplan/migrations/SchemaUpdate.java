package org.flightplan.migrations;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.exception.LiquibaseException;
import liquibase.lockservice.LockService;
import liquibase.lockservice.LockServiceFactory;

/**
 * Brings a database to the version of this build, and back. Many nodes may call it at once: one migrates under a lock of
 * its session, which dies with it, and the others find nothing left to do.
 */
public final class SchemaUpdate {

    /** A changeset that builds before the first release had, and no later one will. */
    private static final String OF_AN_EARLIER_BUILD = "event-ids-claimed-as-they-are";

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
            if (!liquibase.listUnrunChangeSets(contexts, new LabelExpression()).isEmpty()) {
                dropHalfMadeIndexes();
            }
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

    private void dropHalfMadeIndexes() {
        try {
            HalfMadeIndexes.drop(owner);
        } catch (SQLException e) {
            throw SchemaUpdateException.unreachable(e);
        }
    }

    private static void refuseNewerSchema(Liquibase liquibase) throws LiquibaseException {
        List<String> unknown = SchemaReport.unknownIn(liquibase);
        if (unknown.contains(OF_AN_EARLIER_BUILD)) {
            throw SchemaUpdateException.beforeTheBaseline();
        }
        if (!unknown.isEmpty()) {
            throw SchemaUpdateException.newerSchema(unknown.get(unknown.size() - 1));
        }
    }

    private void run(ChangeLog.Step step) {
        ChangeLog.on(owner, liquibase -> {
            // before anything looks: to look at the history makes its table, and two nodes would both make it
            LockService lock = LockServiceFactory.getInstance().getLockService(liquibase.getDatabase());
            lock.waitForLock();
            try {
                step.apply(liquibase);
            } finally {
                lock.releaseLock();
            }
        });
    }
}
