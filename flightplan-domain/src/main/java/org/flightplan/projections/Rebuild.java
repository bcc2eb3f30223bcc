package org.flightplan.projections;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/**
 * Builds every read model anew beside the live ones, with the same code, in the shadows; then, in one transaction,
 * applies what differs. Its state is in the database: whichever node comes next goes on where the last page ended. The
 * shadows are unlogged; a crash of PostgreSQL empties them and their checkpoints together, and it begins anew.
 */
final class Rebuild {

    /** The most events of a page. Nobody waits for one: larger ones than the live projector's spare round trips. */
    static final int PAGE = 5_000;

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
            Difference.apply(connection, projection.model());
        }
        ParkedStreams.replaceByShadows(connection);
        RebuildRequest.finish(connection);
        RebuildRequest.emptyShadows(connection);
    }
}
