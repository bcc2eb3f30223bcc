package org.flightplan.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operator asks about a database. The statements hold for PostgreSQL 14 to 18. What a session runs is shown without its
 * literals, which may be a patient's data.
 */
public enum DatabaseQuestion {
    SIZE("Size of the database, in bytes", """
            select current_database() as database, pg_database_size(current_database()) as bytes,
                   current_setting('server_version') as version"""),

    TABLES("The 20 largest tables, in bytes", """
            select relname as "table", pg_table_size(relid) as table_bytes, pg_indexes_size(relid) as index_bytes,
                   n_live_tup as rows
              from pg_stat_user_tables order by pg_total_relation_size(relid) desc, relname limit 20"""),

    CONNECTIONS("Connections to this database; all databases together may have so many", """
            select coalesce(usename, '') as role, coalesce(application_name, '') as application,
                   coalesce(state, 'hidden') as state, count(*) as connections,
                   current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as most
              from pg_stat_activity where datname = current_database()
             group by 1, 2, 3 order by connections desc, 1, 2, 3"""),

    SLOW_QUERIES("What runs for more than 5 seconds", """
            select pid, usename as role, application_name as application,
                   extract(epoch from clock_timestamp() - query_start)::int as seconds,
                   coalesce(wait_event_type || ' ' || wait_event, 'running') as waits_for,
            """ + Fragments.STATEMENT + """

              from pg_stat_activity
             where datname = current_database() and state = 'active' and backend_type = 'client backend'
               and pid <> pg_backend_pid() and query_start < clock_timestamp() - interval '5 seconds'
             order by seconds desc"""),

    IDLE_SESSIONS("Sessions idle for more than 10 minutes; in a transaction they hold back vacuum", """
            select pid, usename as role, application_name as application, state,
                   (extract(epoch from clock_timestamp() - state_change) / 60)::int as minutes
              from pg_stat_activity
             where datname = current_database() and state like 'idle%'
               and state_change < clock_timestamp() - interval '10 minutes'
             order by minutes desc"""),

    BLOCKED("Sessions that wait for others", """
            select pid, usename as role, array_to_string(pg_blocking_pids(pid), ' ') as blocked_by,
                   extract(epoch from clock_timestamp() - query_start)::int as seconds,
            """ + Fragments.STATEMENT + """

              from pg_stat_activity
             where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0
             order by seconds desc"""),

    BLOAT("Dead rows; above 20 % of a large table, vacuum it", """
            select relname as "table", n_live_tup as live_rows, n_dead_tup as dead_rows,
                   round(100.0 * n_dead_tup / greatest(n_live_tup + n_dead_tup, 1), 1) as dead_percent,
                   greatest(last_vacuum, last_autovacuum) as last_vacuum
              from pg_stat_user_tables where n_dead_tup > 0 order by dead_percent desc, n_dead_tup desc limit 20"""),

    INDEX_USE("Indexes by use, the least used first; a unique one serves all the same", """
            select s.relname as "table", s.indexrelname as index, s.idx_scan as scans,
                   pg_relation_size(s.indexrelid) as bytes, i.indisunique as is_unique
              from pg_stat_user_indexes s join pg_index i on i.indexrelid = s.indexrelid
             order by s.idx_scan, bytes desc, 2 limit 50"""),

    CACHE_HIT_RATIO("Blocks found in memory, in percent; above 99 is good", """
            select round(100.0 * blks_hit / nullif(blks_hit + blks_read, 0), 2) as percent, stats_reset as since
              from pg_stat_database where datname = current_database()"""),

    MISSING_INDEXES("Large tables that are mostly read from end to end", """
            select relname as "table", seq_scan as whole_scans, coalesce(idx_scan, 0) as index_scans, n_live_tup as rows
              from pg_stat_user_tables
             where n_live_tup > 10000 and seq_scan > coalesce(idx_scan, 0)
             order by seq_tup_read desc limit 20""");

    private final String title;
    private final String sql;

    DatabaseQuestion(String title, String sql) {
        this.title = title;
        this.sql = sql;
    }

    /** What the answer is, in which unit, and what is wanted. */
    public String title() {
        return title;
    }

    /**
     * Asks.
     *
     * @return the answer's rows: values by column, each a text, a number, a moment, a truth or null
     * @throws SQLException as the database gave it
     */
    public List<Map<String, @Nullable Object>> ask(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            ResultSetMetaData columns = rows.getMetaData();
            List<Map<String, @Nullable Object>> answer = new ArrayList<>();
            while (rows.next()) {
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    row.put(columns.getColumnLabel(column), value(rows.getObject(column)));
                }
                answer.add(row);
            }
            return answer;
        }
    }

    private static @Nullable Object value(@Nullable Object column) {
        return column instanceof Timestamp moment ? moment.toInstant() : column;
    }

    private static final class Fragments {

        static final String STATEMENT = """
                left(regexp_replace(regexp_replace(query, '''([^'']|'''')*''', '''...''', 'g'), '\\d+', '?', 'g'), 300) as statement""";

        private Fragments() {}
    }
}
