package org.flightplan.bench;

import java.sql.Connection;
import java.sql.SQLException;
import org.flightplan.bench.stand.Database;

/** What the benchmark does to a database behind the application's back, as the superuser. */
record BenchDatabase(Database database) {

    private static final int SMALL_HISTORY = 10_000;
    private static final int WEEKS_RECEIPTS = 200_000;

    /** Triggers off: the log refuses to be emptied, by anyone who does not say this. */
    private static final String NO_TRIGGERS = "set session_replication_role = replica";

    private static final String EVENTS = """
            insert into event_store
              (tenant_id, stream_id, stream_type, event_version, event_type, data, metadata, created_at, created_by)
            select '0bec0000-0000-4000-8000-000000000001', md5('stream' || g / 10)::uuid, 'Bench', g % 10 + 1,
                   'bench.measured',
                   jsonb_build_object('event_id', md5('event' || g)::uuid, 'admission_id', md5('stream' || g / 10)::uuid,
                     'event_type', 'vital_signs', 'occurred_at', '2026-01-05T09:00:00Z',
                     'details', jsonb_build_object('name', 'heart_rate', 'value', g % 100, 'unit', '1/min')),
                   jsonb_build_object('schema_version', 1, 'event_id', '01900000-0000-7000-8000-' || lpad(to_hex(g), 12, '0')),
                   now(), '0bec0000-0000-4000-8000-000000000002'
              from generate_series(:from, :through) as g
            """;
    private static final String RECEIPTS = """
            insert into idempotency_records
              (tenant_id, idempotency_key, body_hash, outcome, event_version, position, created_at)
            select '0bec0000-0000-4000-8000-000000000001', md5('key' || g)::uuid::text, sha256('body'),
                   jsonb_build_object('status', 201, 'body', jsonb_build_object('event_id', md5('event' || g)::uuid)),
                   g % 10 + 1, g, now()
              from generate_series(:from, :through) as g
            """;

    private static final String PAUSE = "update projection_checkpoints set paused = true";
    private static final String PASS = """
            update projection_checkpoints
               set paused = false, position = (select coalesce(max(id), 0) from event_store)
            """;
    private static final String HOLD_SEALER = "select from log_sealing for update";
    private static final String SEALER_PASSES =
            "update log_sealing set position = greatest(position, (select coalesce(max(id), 0) from event_store))";

    /** Lets the contenders' role insert where the log alone may, and make Axon's tables. */
    void grantTo(String role) {
        database.execute(
                "grant select, insert on event_store, idempotency_records to " + role,
                "grant usage on sequence event_store_id_seq to " + role,
                "grant create, usage on schema public to " + role);
    }

    /** Empties the log, and gives it a history of ten thousand events again: every round begins alike. */
    void refresh() {
        database.execute(NO_TRIGGERS, "truncate event_store, idempotency_records", axon());
        fill(SMALL_HISTORY);
        settle();
    }

    /** Adds so many events of streams of ten, with ids in the order of time; the newest with a receipt, which a week keeps. */
    void fill(int events) {
        int slice = 500_000;
        for (int from = 0; from < events; from += slice) {
            int through = Math.min(from + slice, events) - 1;
            database.execute(slice(EVENTS, from, through));
        }
        database.execute(slice(RECEIPTS, Math.max(0, events - WEEKS_RECEIPTS), events - 1));
        database.execute("analyze event_store, idempotency_records");
    }

    /** Leaves the server nothing to do behind what was filled in. */
    void settle() {
        database.execute("vacuum event_store, idempotency_records", "checkpoint");
    }

    /** The position of the newest event. */
    long head() {
        return database.number("select max(id) from event_store");
    }

    /** How many events a commit had, of those behind a position; a batch has one time of recording. */
    double eventsACommit(long after) {
        String since = " from event_store where id > " + after;
        return database.number("select count(*)" + since)
                / (double) Math.max(1, database.number("select count(distinct created_at)" + since));
    }

    /**
     * Makes sure that positions rise with time, and that no stream has a gap.
     *
     * @throws IllegalStateException when they don't
     */
    void checkOrder() {
        long disorder = database.number("""
                select count(*)
                  from (select created_at < lag(created_at) over (order by id) as earlier from event_store) as e
                 where earlier""");
        long gaps = database.number("""
                select count(*)
                  from (select stream_id from event_store
                         group by tenant_id, stream_id
                        having max(event_version) <> count(*)) as s""");
        if (disorder + gaps > 0) {
            throw new IllegalStateException("Out of order: " + disorder + ", streams with gaps: " + gaps);
        }
    }

    private static String slice(String sql, int from, int through) {
        return sql.replace(":from", Integer.toString(from)).replace(":through", Integer.toString(through));
    }

    private static String axon() {
        return """
                do $$ begin
                  if to_regclass('DomainEventEntry') is not null then truncate DomainEventEntry; end if;
                end $$""";
    }

    /**
     * Does something while nobody follows the log: every projection is paused and the sealer's lock held; in the end they
     * pass what was appended, which concerns no read model and no auditor.
     */
    void unfollowed(Runnable work) {
        unprojected(() -> unsealed(work));
    }

    /** Does something while nothing is projected; it is sealed as always. */
    void unprojected(Runnable work) {
        database.execute(PAUSE);
        try {
            work.run();
        } finally {
            database.execute(PASS);
        }
    }

    private void unsealed(Runnable work) {
        try (Connection holder = database.superuser().getConnection()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute(HOLD_SEALER);
            try {
                work.run();
            } finally {
                holder.createStatement().execute(SEALER_PASSES);
                holder.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
