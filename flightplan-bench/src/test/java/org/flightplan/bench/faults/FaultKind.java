package org.flightplan.bench.faults;

/** The trials, as the page lists them. */
enum FaultKind {
    SERVER_KILLED("`kill -9` of the only node, which is started again"),
    POSTGRESQL_KILLED("`kill -9` of PostgreSQL (in every other round of its sessions too), which is started again"),
    ONE_OF_TWO_NODES_KILLED("`kill -9` of one of two nodes, which is started again"),
    APPEND_CUT(
            "six appends cut off in the middle: before or after the commit was asked for, or by `pg_terminate_backend`"),
    NODE_PAUSED("one of two nodes held for 10 s (`SIGSTOP`)"),
    LOCK_HOLDER_PAUSED("the session that holds the append lock held for 10 s (`SIGSTOP`)"),
    NODE_CLOCK_BACK("the node's clock set back an hour, and right again (libfaketime)"),
    DATABASE_CLOCK_BACK("PostgreSQL's clock set back an hour, and right again (libfaketime)"),

    POOL_EXHAUSTED("each connection of the requests' pool held for 8 s; a request waits at most 2 s for one"),
    CONNECTIONS_EXHAUSTED("sessions of the application ended, and all of `max_connections` taken by others for 8 s"),
    DISK_FULL("the disk of the WAL full, until PostgreSQL gives up; then room is made, and PostgreSQL started again"),
    STATEMENT_TIMEOUT("the log locked for 8 s, with a `statement_timeout` of 1 s"),
    IDLE_IN_TRANSACTION(
            "a session that holds the log's lock idle in its transaction, until `idle_in_transaction_session_timeout` (5 s) ends it"),

    DAY_NODE_RESTARTED("`kill -9` of one of two nodes, which is started again"),
    DAY_POSTGRESQL_RESTARTED("PostgreSQL restarted (`fast`: its sessions are ended)"),
    DAY_BACKUP("the files of a base backup copied, between `pg_backup_start` and `pg_backup_stop`"),
    DAY_INDEX("an index of `event_store` made `concurrently`, and dropped again"),
    DAY_RECIPE("the changesets of the zero-downtime recipe applied, while both nodes go on"),
    DAY_UPGRADE("both nodes stopped and started with the next release, one after the other; the first applies the"
            + " changesets of the zero-downtime recipe");

    private final String title;

    FaultKind(String title) {
        this.title = title;
    }

    /** Whether a node is started in it: until it has the application it answers with faults. */
    boolean startsNodes() {
        return this == SERVER_KILLED
                || this == ONE_OF_TWO_NODES_KILLED
                || this == DAY_NODE_RESTARTED
                || this == DAY_UPGRADE;
    }

    /** Whether nobody is to notice it: no request may fail because of it. */
    boolean isUnnoticed() {
        return this == DAY_RECIPE;
    }

    /** Whether it is something that operators do, under the load of a busy hospital. */
    boolean isOfTheDay() {
        return name().startsWith("DAY_");
    }

    /** What a reader is told of it; Markdown. */
    String title() {
        return title;
    }
}
