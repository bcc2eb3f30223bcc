package org.flightplan.projections;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flightplan.events.LogTail;
import org.flightplan.events.RecordedEvent;
import org.flightplan.projections.ProjectionStatus.Checkpoint;
import org.flightplan.projections.ReadModel.TableSet;
import org.flightplan.tenants.DatabaseUnavailable;

/**
 * Tries parked streams again: their events are projected in order, from where they were parked to where the projection
 * stands, and the stream is released in the same transaction.
 */
final class ParkedRetries {

    private final Projections projections;
    private final LogTail log;
    private final Pages pages;
    private final Transactions transactions;
    private final Checkpoints checkpoints = new Checkpoints(TableSet.LIVE);

    ParkedRetries(Projections projections, LogTail log, Pages pages, Transactions transactions) {
        this.projections = projections;
        this.log = log;
        this.pages = pages;
        this.transactions = transactions;
    }

    private enum Outcome {
        RELEASED,
        FAILED,
        /** The projection is paused, or another node is at it. */
        NOT_NOW
    }

    /**
     * Tries each of them, and those that failed again while others are released: one stream's event may need a row of
     * another's. What is left waits longer for the next time.
     *
     * @return whether any was released
     */
    boolean run(List<ParkedStream> due) throws SQLException {
        List<ParkedStream> left = new ArrayList<>(due);
        boolean any = false;
        boolean more = true;
        while (more) {
            List<ParkedStream> failed = new ArrayList<>();
            more = false;
            for (ParkedStream stream : left) {
                Outcome outcome = tried(stream);
                more |= outcome == Outcome.RELEASED;
                if (outcome == Outcome.FAILED) {
                    failed.add(stream);
                }
            }
            any |= more;
            left = failed;
        }
        if (!left.isEmpty()) {
            postpone(left);
        }
        return any;
    }

    private Outcome tried(ParkedStream stream) throws SQLException {
        try {
            return transactions.run(connection -> again(connection, stream));
        } catch (SQLException | RuntimeException e) {
            if (!DatabaseUnavailable.liesInTheData(e)) {
                throw e;
            }
            return Outcome.FAILED;
        }
    }

    private Outcome again(Connection connection, ParkedStream stream) throws SQLException {
        Map<String, Checkpoint> free = checkpoints.lockFree(connection, projections.names());
        Checkpoint checkpoint = free.get(stream.projection());
        boolean busy = free.size() < projections.names().size();
        if (busy || checkpoint == null || checkpoint.paused() || !ParkedStreams.release(connection, stream)) {
            return Outcome.NOT_NOW;
        }
        List<RecordedEvent> events = log.stream(
                connection, stream.key().tenant(), stream.stream(), stream.position(), checkpoint.position());
        for (Projection projection : projections.of(Set.of(stream.projection()))) {
            pages.again(connection, projection, events);
        }
        return Outcome.RELEASED;
    }

    private void postpone(List<ParkedStream> streams) throws SQLException {
        transactions.run(connection -> {
            for (ParkedStream stream : streams) {
                ParkedStreams.postpone(connection, stream);
            }
            return streams;
        });
    }
}
