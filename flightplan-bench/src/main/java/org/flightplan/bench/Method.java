package org.flightplan.bench;

/** How the figures came about, for the report. */
final class Method {

    static final String TEXT = """
            ## How

            Contenders take turns on the same server, JVM and PostgreSQL (fsync on), in each round one after the other and then once
            more in reverse; a ratio is of both turns of a round, and the median of the rounds is told. Every round begins with ten thousand events in the log. Calls run inside
            the server, each caller on a thread of its own. Latencies are kept in HdrHistograms: of a closed loop at saturation, and,
            where `at_70_percent` says so, by a timetable at 70 % of the measured maximum, counted from the moment at which a call
            was due (no coordinated omission). While the log alone is measured, nobody follows it: every projection is
            paused, and the sealer held; `append_64_while_projecting` is the same with the node's own projector and sealer at work,
            `append_64_sealing_vs_held` with the sealer alone.

            | contender | what it does for an event |
            |---|---|
            | ours | `EventLog.append`: queue, one writer, one call of `append_events` a batch, as the application has it: the stream's version expected, the event's id unique, a receipt; a strict global order on any number of nodes |
            | naive | an EJB singleton under a write lock with a container-managed transaction; one statement reads the stream's version and inserts the same two rows; order on one node alone |
            | Axon | `JdbcEventStorageEngine` with its tables for PostgreSQL and Jackson; one event a transaction, committed by the insert itself; versions and event ids are unique; no order across streams, no receipts |
            | raw limit | one connection; the same two rows as arrays in one prepared statement and transaction, of as many events as the writer's batches had on average in that round; no lock, nothing read or judged, JSON texts made beforehand |
            | raw limit, events only | the same without receipts |

            What each pays for row-level security: ours inserts as the owner of `append_events`, whose policies let everything pass; the
            others insert as a role that bypasses the policies. Their pool is set up as the application's, with up to 32 connections.

            - **Hot stream.** Ours is a whole command (read, decide, append at exactly that version) of a small aggregate through
              `CommandHandler`; the naive one reads the version under its lock and inserts the next.
            - **Slow disk.** `commit_delay` 2,000 µs with `commit_siblings` 0.
            - **Two nodes.** 32 callers on each of two servers beside 64 on one; positions must rise with time and streams have no gap.
            - **HTTP.** `POST /api/v1/clinical-events`, answered when it can be read, beside a POST of the same body behind the same
              filters that parses it and answers 201; 64 kept connections of a load generator in a process of its own.
            - **Visible.** From the completion of an append to the moment every projection has passed it, in the server's process;
              200 appends a second by a timetable.
            - **Rebuild.** From the request to the last projection's end, beside the same rows written over themselves by
              `insert ... on conflict do update`, a thousand a transaction.
            - **Reading.** `StreamReader` beside plain JDBC that leaves JSON as text; the feed by pages of 1,000.
            - **Indexes.** Processor time of the log's database sessions an event, with one index more or less than the lean set.

            """;

    private Method() {}
}
