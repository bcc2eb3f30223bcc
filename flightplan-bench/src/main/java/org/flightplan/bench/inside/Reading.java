package org.flightplan.bench.inside;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.flightplan.append.AppendRequest;
import org.flightplan.append.AppendRequest.NewEvent;
import org.flightplan.append.AppendRequest.StreamAppend;
import org.flightplan.append.EventLog;
import org.flightplan.append.ExpectedVersion;
import org.flightplan.events.RecordedEvent;
import org.flightplan.events.StreamReader;
import org.flightplan.events.StreamRef;

/** Reading by the application's reader, and the same rows by plain JDBC, whose JSON stays text. For one caller. */
final class Reading {

    private static final int LENGTH = 1_000;
    private static final int PAGE = 1_000;
    private static final String COLUMNS = """
            select id, tenant_id, stream_id, stream_type, event_version, event_type, data, metadata, created_at, created_by
              from event_store
            """;
    private static final String STREAM = COLUMNS + " where tenant_id = ? and stream_id = ? order by event_version";
    private static final String FEED = COLUMNS + " where tenant_id = ? and id > ? order by id limit " + PAGE;

    private record Row(
            long position,
            UUID tenant,
            UUID stream,
            String streamType,
            int version,
            String type,
            String data,
            String metadata,
            OffsetDateTime at,
            UUID by) {}

    private Reading() {}

    static Workload stream(StreamReader reader, EventLog log) throws Exception {
        UUID stream = write(log);
        return () -> reader.stream(Samples.TENANT, stream).size();
    }

    static Workload streamByJdbc(EventLog log) throws Exception {
        UUID stream = write(log);
        return () -> rows(STREAM, stream).size();
    }

    /** From the beginning, page by page, and again from the beginning. */
    static Workload feed(StreamReader reader) {
        long[] after = new long[1];
        return () -> {
            List<RecordedEvent> page =
                    reader.feed(Samples.TENANT, after[0], PAGE, null).events();
            after[0] = page.isEmpty() ? 0 : page.get(page.size() - 1).position();
            return page.size();
        };
    }

    static Workload feedByJdbc() {
        long[] after = new long[1];
        return () -> {
            List<Row> page = rows(FEED, after[0]);
            after[0] = page.isEmpty() ? 0 : page.get(page.size() - 1).position();
            return page.size();
        };
    }

    private static UUID write(EventLog log) throws Exception {
        UUID stream = Samples.id();
        List<NewEvent> events = IntStream.range(0, LENGTH)
                .mapToObj(unused -> {
                    UUID id = Samples.id();
                    return new NewEvent(
                            BenchEvents.MEASURED, Samples.data(id, stream), Samples.metadata(id), Samples.AUTHOR);
                })
                .toList();
        StreamRef reference = new StreamRef(stream, BenchEvents.STREAM_TYPE);
        log.append(AppendRequest.of(Samples.TENANT, new StreamAppend(reference, ExpectedVersion.noStream(), events)))
                .toCompletableFuture()
                .get();
        return stream;
    }

    private static List<Row> rows(String sql, Object second) throws SQLException {
        try (Connection connection = BenchPool.lookup().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, Samples.TENANT.value());
            statement.setObject(2, second);
            List<Row> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(row(row));
                }
            }
            return rows;
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getObject("tenant_id", UUID.class),
                row.getObject("stream_id", UUID.class),
                row.getString("stream_type"),
                row.getInt("event_version"),
                row.getString("event_type"),
                row.getString("data"),
                row.getString("metadata"),
                row.getObject("created_at", OffsetDateTime.class),
                row.getObject("created_by", UUID.class));
    }
}
