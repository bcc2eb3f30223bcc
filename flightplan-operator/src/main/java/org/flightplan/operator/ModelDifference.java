package org.flightplan.operator;

import jakarta.persistence.Persistence;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.diff.DiffGeneratorFactory;
import liquibase.diff.DiffResult;
import liquibase.diff.ObjectDifferences;
import liquibase.diff.compare.CompareControl;
import liquibase.diff.output.DiffOutputControl;
import liquibase.diff.output.ObjectChangeFilter;
import liquibase.diff.output.changelog.DiffToChangeLog;
import liquibase.exception.LiquibaseException;
import liquibase.exception.RollbackImpossibleException;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.statement.SqlStatement;
import liquibase.structure.DatabaseObject;
import liquibase.structure.core.Column;
import liquibase.structure.core.PrimaryKey;
import liquibase.structure.core.Table;
import org.flightplan.migrations.SchemaUpdateException;

/**
 * What the entities have and the database lacks. The entities' tables are made in a schema of their own, compared by Liquibase
 * and dropped again.
 */
final class ModelDifference {

    private static final String UNIT = "flightplan";

    private final Owner owner;
    private final String scratch = "scratch_" + UUID.randomUUID().toString().replace("-", "");

    ModelDifference(Owner owner) {
        this.owner = owner;
    }

    /** SQL that adds what is missing, and takes it back; both empty when nothing is. */
    record Script(String sql, String rollback) {}

    Script script() {
        try (Connection session = owner.dataSource().getConnection();
                var statement = session.createStatement()) {
            statement.execute("create schema " + scratch);
            try {
                makeTables();
                return compare();
            } finally {
                statement.execute("drop schema " + scratch + " cascade");
            }
        } catch (SQLException e) {
            throw SchemaUpdateException.unreachable(e);
        }
    }

    private void makeTables() throws SQLException {
        StringWriter ddl = new StringWriter();
        Persistence.generateSchema(
                UNIT,
                Map.of(
                        "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                        "jakarta.persistence.schema-generation.database.action", "none",
                        "jakarta.persistence.schema-generation.scripts.action", "create",
                        "jakarta.persistence.schema-generation.scripts.create-target", ddl,
                        "jakarta.persistence.database-product-name", "PostgreSQL",
                        "eclipselink.logging.level", "OFF"));
        try (Connection connection = owner.in(scratch).getConnection();
                var statement = connection.createStatement()) {
            for (String table : ddl.toString()
                    .lines()
                    .filter(line -> line.startsWith("CREATE TABLE"))
                    .toList()) {
                statement.execute(table);
            }
        }
    }

    private Script compare() throws SQLException {
        try (Connection model = owner.in(scratch).getConnection();
                Connection current = owner.dataSource().getConnection()) {
            List<Script> scripts = new ArrayList<>();
            Scope.child(
                    Map.of("liquibase.analytics.enabled", false),
                    () -> scripts.add(compare(liquibase(model), liquibase(current))));
            return scripts.get(0);
        } catch (SQLException e) {
            throw e;
        } catch (Exception e) {
            throw SchemaUpdateException.failed(e);
        }
    }

    private static Database liquibase(Connection connection) throws LiquibaseException {
        return DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
    }

    private Script compare(Database model, Database current) throws Exception {
        model.setDefaultSchemaName(scratch);
        current.setDefaultSchemaName("public");
        model.setOutputDefaultSchema(false);
        current.setOutputDefaultSchema(false);
        DiffResult difference = DiffGeneratorFactory.getInstance()
                .compare(
                        model,
                        current,
                        new CompareControl(new HashSet<>(Set.of(Table.class, Column.class, PrimaryKey.class))));
        DiffOutputControl output = new DiffOutputControl(false, false, false, null);
        output.setObjectChangeFilter(new OnlyAdditions());
        StringBuilder sql = new StringBuilder();
        StringBuilder rollback = new StringBuilder();
        for (ChangeSet changeSet : new DiffToChangeLog(difference, output).generateChangeSets()) {
            for (Change change : changeSet.getChanges()) {
                append(sql, change.generateStatements(current), current);
                rollback.insert(0, rollback(change, current));
            }
        }
        return new Script(sql.toString(), rollback.toString());
    }

    private static String rollback(Change change, Database database) throws RollbackImpossibleException {
        StringBuilder sql = new StringBuilder();
        append(sql, change.generateRollbackStatements(database), database);
        return sql.toString();
    }

    private static void append(StringBuilder sql, SqlStatement[] statements, Database database) {
        Stream.of(SqlGeneratorFactory.getInstance().generateSql(statements, database))
                .forEach(one -> sql.append(one.toSql()).append(";\n"));
    }

    /** Columns that no entity reads are the schema's own, and a type may be richer there: neither is a difference. */
    private static final class OnlyAdditions implements ObjectChangeFilter {

        @Override
        public boolean includeMissing(DatabaseObject object, Database reference, Database comparison) {
            return true;
        }

        @Override
        public boolean includeUnexpected(DatabaseObject object, Database reference, Database comparison) {
            return false;
        }

        @Override
        public boolean includeChanged(
                DatabaseObject object, ObjectDifferences differences, Database reference, Database comparison) {
            return false;
        }

        @Override
        public boolean include(DatabaseObject object) {
            return true;
        }
    }
}
