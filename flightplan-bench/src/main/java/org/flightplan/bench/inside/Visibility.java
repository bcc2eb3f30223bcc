package org.flightplan.bench.inside;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.append.AppendRequest;
import org.flightplan.append.AppendRequest.NewEvent;
import org.flightplan.append.AppendRequest.StreamAppend;
import org.flightplan.append.AppendResult.Appended;
import org.flightplan.append.EventLog;
import org.flightplan.append.ExpectedVersion;
import org.flightplan.events.StreamRef;
import org.flightplan.projections.ProjectionProgress;
import org.flightplan.tenants.TenantId;

/**
 * How long after its commit a clinical event of a real stay can be read: from the completion of the append to the moment
 * every projection has passed it, in this process.
 */
final class Visibility implements Workload {

    private static final String STAYS =
            "select tenant_id, stream_id, (data ->> 'patient_id')::uuid from event_store where event_type = '"
                    + AdmissionEvents.CREATED + "' order by id desc limit 1000";
    private static final long LONGEST_MILLIS = 10_000;

    private record Stay(TenantId tenant, UUID id, UUID patient) {}

    private final EventLog log;
    private final ProjectionProgress progress;
    private final List<Stay> stays = new ArrayList<>();
    private final Histogram sinceCommit = new ConcurrentHistogram(LONGEST_MILLIS * 1_000_000, 3);

    Visibility(EventLog log, ProjectionProgress progress) throws SQLException {
        this.log = log;
        this.progress = progress;
        try (Connection connection = BenchPool.lookup().getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(STAYS)) {
            while (row.next()) {
                stays.add(new Stay(
                        new TenantId(row.getObject(1, UUID.class)),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class)));
            }
        }
    }

    @Override
    public int once() throws Exception {
        Stay stay = stays.get(ThreadLocalRandom.current().nextInt(stays.size()));
        boolean passed = log.append(event(stay))
                .thenCompose(result -> {
                    long committed = System.nanoTime();
                    long position = ((Appended) result).position();
                    return progress.passed(position, stay.tenant(), stay.id(), LONGEST_MILLIS)
                            .thenApply(visible -> {
                                sinceCommit.recordValue(System.nanoTime() - committed);
                                return visible;
                            });
                })
                .toCompletableFuture()
                .get();
        if (!passed) {
            throw new IllegalStateException("Not projected within " + LONGEST_MILLIS + " ms, or parked");
        }
        return 1;
    }

    @Override
    public Histogram latencies(Histogram ofCalls) {
        return sinceCommit;
    }

    private static AppendRequest event(Stay stay) {
        UUID id = Samples.id();
        NewEvent recorded = new NewEvent(
                AdmissionEvents.CLINICAL_EVENT_RECORDED,
                Samples.data(id, stay.id()),
                Samples.metadata(id),
                Samples.AUTHOR);
        StreamRef stream = new StreamRef(stay.id(), AdmissionEvents.STREAM_TYPE);
        return AppendRequest.of(
                stay.tenant(), new StreamAppend(stream, ExpectedVersion.any(), List.of(recorded), stay.patient()));
    }
}
