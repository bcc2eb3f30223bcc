package org.flightplan.projections;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import org.flightplan.projections.FaultIsolation.ProjectionFault;
import org.flightplan.projections.ProjectionStatus.Checkpoint;
import org.flightplan.projections.ReadModel.TableSet;

/**
 * Builds every read model anew beside the live ones, with the same code, in the shadows; then, in one transaction,
 * applies what differs. Its state is in the database: whichever node comes next goes on where the last page ended. The
 * shadows are unlogged; a crash of PostgreSQL empties them and their checkpoints together, and it begins anew.
 */
final class Rebuild {

    /** The most events of a page. Nobody waits for one: larger ones than the live projector's spare round trips. */
    static final int PAGE = 5_000;

    // after all is put that is missing, there are more only when some are too many; told by counting, which is soon
    // done
    private static final String REMOVE = """
            delete from {live} as live
             where (select count(*) from {live}) > (select count(*) from {shadow})
               and not exists (select from {shadow} as shadow where shadow.tenant_id = live.tenant_id and shadow.id = live.id)
            """;
    // joined first: "on conflict" alone would lock, and so write, every row that it then leaves as it is
    private static final String PUT = """
            insert into {live} (tenant_id, id, {columns})
            select shadow.tenant_id, shadow.id, {new}
              from {shadow} as shadow
              left join {live} as live on live.tenant_id = shadow.tenant_id and live.id = shadow.id
             where live.id is null or ({old}) is distinct from ({new})
            on conflict (tenant_id, id) do update set {changes}
            """;

    private final Projections projections;
    private final Pages pages;
    private final Transactions transactions;
    private final int page;
    private final Checkpoints live = new Checkpoints(TableSet.LIVE);
    private final Checkpoints shadow = new Checkpoints(TableSet.SHADOW);
    private final ParkedStreams parked = new ParkedStreams(TableSet.SHADOW);
    private Map<String, Long> stood = Map.of();

    Rebuild(Projections projections, Pages pages, Transactions transactions, int page) {
        this.page = page;
        this.projections = projections;
        this.pages = pages;
        this.transactions = transactions;
    }

    /** Takes the next step; false when no rebuild is asked for, or another node is at it. */
    boolean step() throws SQLException {
        return FaultIsolation.go(
                page,
                (most, alone) -> transactions.run(connection -> step(connection, most, alone)),
                fault -> transactions.run(connection -> {
                    park(connection, fault);
                    return fault;
                }));
    }

    // another node may have gone on meanwhile, or begun anew: only where this one stood is the event the next one
    private void park(Connection connection, ProjectionFault fault) throws SQLException {
        if (RebuildRequest.lock(connection)) {
            Checkpoint checkpoint = shadow.of(connection, projections.names()).get(fault.projection());
            Long before = stood.get(fault.projection());
            if (checkpoint != null && before != null && checkpoint.position() == before) {
                parked.park(connection, fault);
            }
        }
    }

    private boolean step(Connection connection, int most, boolean alone) throws SQLException {
        if (!RebuildRequest.lock(connection)) {
            return false;
        }
        Set<String> names = projections.names();
        // each as far as its live one: a paused one is built up to where it stands
        Map<String, Long> limits = Projections.positions(live.of(connection, names));
        if (limits.size() < names.size()) {
            return false;
        }
        Map<String, Long> positions = Projections.positions(shadow.of(connection, names));
        if (positions.size() < names.size()) {
            RebuildRequest.emptyShadows(connection);
            shadow.register(connection, names);
            return true;
        }
        stood = Map.copyOf(positions);
        if (!pages.project(connection, positions, limits, most, alone)) {
            finish(connection, positions);
        }
        return true;
    }

    // from here to the commit the live projector waits
    private void finish(Connection connection, Map<String, Long> positions) throws SQLException {
        Map<String, Long> limits = Projections.positions(live.lock(connection, projections.names()));
        boolean more = true;
        while (more) {
            more = pages.project(connection, positions, limits, page, false);
        }
        for (Projection projection : projections.ordered()) {
            applyDifference(connection, projection.model());
        }
        ParkedStreams.replaceByShadows(connection);
        RebuildRequest.finish(connection);
        RebuildRequest.emptyShadows(connection);
    }

    // makes a live table equal to its shadow; rows that are equal already are not touched
    private static void applyDifference(Connection connection, ReadModel model) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(filled(PUT, model));
            statement.executeUpdate(filled(REMOVE, model));
        }
    }

    private static String filled(String sql, ReadModel model) {
        return sql.replace("{live}", TableSet.LIVE.table(model.table()))
                .replace("{shadow}", TableSet.SHADOW.table(model.table()))
                .replace("{columns}", model.columns("{}"))
                .replace("{new}", model.columns("shadow.{}"))
                .replace("{old}", model.columns("live.{}"))
                .replace("{changes}", model.columns("{} = excluded.{}"));
    }
}
