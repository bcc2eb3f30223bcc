package org.flightplan.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Our changelog, as Liquibase knows it, on a database. */
public final class ChangeLog {

    /** Its place on the class path. */
    public static final String PATH = "org/flightplan/migrations/changelog/changelog.xml";

    /** The Liquibase context that leaves out what is opt-in, such as {@code forensics}. */
    public static final String USUAL_CONTEXT = "default";

    private ChangeLog() {}

    /**
     * Does something with Liquibase on a connection of its own.
     *
     * @throws SchemaUpdateException for whatever stands in the way, with the remedy
     */
    static void on(DataSource owner, Step step) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Liquibase finds its services and our changelog through it; a server's thread brings another module's
        thread.setContextClassLoader(ChangeLog.class.getClassLoader());
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            Scope.child(
                    // no telemetry out of a hospital; what it has to say goes to the log, not to the console
                    Map.of("liquibase.analytics.enabled", false, Scope.Attr.ui.name(), new LoggerUIService()), () -> {
                        var database = DatabaseFactory.getInstance()
                                .findCorrectDatabaseImplementation(new JdbcConnection(connection));
                        var resources = new ClassLoaderResourceAccessor(ChangeLog.class.getClassLoader());
                        Liquibase liquibase = new Liquibase(PATH, resources, database);
                        liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
                        step.apply(liquibase);
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

    /** What is done. */
    @FunctionalInterface
    interface Step {
        void apply(Liquibase liquibase) throws LiquibaseException;
    }
}
