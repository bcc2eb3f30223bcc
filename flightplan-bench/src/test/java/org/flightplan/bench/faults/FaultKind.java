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
    DATABASE_CLOCK_BACK("PostgreSQL's clock set back an hour, and right again (libfaketime)");

    private final String title;

    FaultKind(String title) {
        this.title = title;
    }

    /** What a reader is told of it; Markdown. */
    String title() {
        return title;
    }
}
