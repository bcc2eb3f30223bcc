package org.flightplan.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.RanChangeSet;
import liquibase.exception.LiquibaseException;
import org.jspecify.annotations.Nullable;

/**
 * How a database's schema stands to this build. To look changes nothing and waits for no lock.
 *
 * @param newest the changeset that was applied last; empty when none was
 * @param applied how many changesets are applied
 * @param pending those that this build would apply, in their order
 * @param changed those whose content is not the applied one
 * @param unknown those that this build does not know: a newer one has applied them
 * @param history what was applied, the newest first
 */
public record SchemaReport(
        Optional<String> newest,
        int applied,
        List<String> pending,
        List<String> changed,
        List<String> unknown,
        List<Applied> history) {

    /**
     * An applied changeset.
     *
     * @param changeset its id
     * @param at when it was applied, by the clock and in the zone of the node that did it
     */
    public record Applied(String changeset, Instant at) {}

    private static final String HISTORY = "select to_regclass('databasechangelog') is not null";

    /**
     * Looks.
     *
     * @throws SchemaUpdateException when that is not possible
     */
    public static SchemaReport of(DataSource owner) {
        List<SchemaReport> report = new ArrayList<>();
        ChangeLog.on(owner, liquibase -> report.add(hasHistory(owner) ? read(liquibase) : nothing(liquibase)));
        return report.get(0);
    }

    /** Whether the schema is this build's, and nothing is in the way. */
    public boolean isCurrent() {
        return pending.isEmpty() && isSound();
    }

    /** Whether nothing keeps this build from being applied. */
    public boolean isSound() {
        return changed.isEmpty() && unknown.isEmpty();
    }

    static List<String> unknownIn(Liquibase liquibase) throws LiquibaseException {
        Set<String> known = liquibase.getDatabaseChangeLog().getChangeSets().stream()
                .map(ChangeSet::getId)
                .collect(Collectors.toSet());
        return liquibase.getDatabase().getRanChangeSetList().stream()
                .map(RanChangeSet::getId)
                .filter(id -> !known.contains(id))
                .toList();
    }

    private static SchemaReport read(Liquibase liquibase) throws LiquibaseException {
        List<RanChangeSet> ran = liquibase.getDatabase().getRanChangeSetList();
        Map<String, ChangeSet> known = liquibase.getDatabaseChangeLog().getChangeSets().stream()
                .collect(Collectors.toMap(ChangeSet::getId, changeSet -> changeSet, (first, second) -> first));
        List<String> changed = ran.stream()
                .filter(applied -> isChanged(applied, known.get(applied.getId())))
                .map(RanChangeSet::getId)
                .toList();
        Set<String> applied = ran.stream().map(RanChangeSet::getId).collect(Collectors.toSet());
        return new SchemaReport(
                ran.stream()
                        .max(Comparator.comparing(RanChangeSet::getOrderExecuted))
                        .map(RanChangeSet::getId),
                ran.size(),
                wanted(liquibase).stream().filter(id -> !applied.contains(id)).toList(),
                changed,
                unknownIn(liquibase),
                ran.stream()
                        .sorted(Comparator.comparing(RanChangeSet::getOrderExecuted)
                                .reversed())
                        .map(each ->
                                new Applied(each.getId(), each.getDateExecuted().toInstant()))
                        .toList());
    }

    private static SchemaReport nothing(Liquibase liquibase) throws LiquibaseException {
        return new SchemaReport(Optional.empty(), 0, wanted(liquibase), List.of(), List.of(), List.of());
    }

    // what an update applies unless contexts are named
    private static List<String> wanted(Liquibase liquibase) throws LiquibaseException {
        Contexts usual = new Contexts(ChangeLog.USUAL_CONTEXT);
        return liquibase.getDatabaseChangeLog().getChangeSets().stream()
                .filter(changeSet -> changeSet.getContextFilter().matches(usual))
                .filter(changeSet ->
                        changeSet.getLabels().isEmpty() || new LabelExpression().matches(changeSet.getLabels()))
                .map(ChangeSet::getId)
                .toList();
    }

    private static boolean isChanged(RanChangeSet applied, @Nullable ChangeSet known) {
        return known != null
                && applied.getLastCheckSum() != null
                && !known.isCheckSumValid(Objects.requireNonNull(applied.getLastCheckSum()));
    }

    private static boolean hasHistory(DataSource owner) {
        try (Connection connection = owner.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(HISTORY)) {
            row.next();
            return row.getBoolean(1);
        } catch (SQLException e) {
            throw SchemaUpdateException.unreachable(e);
        }
    }
}
