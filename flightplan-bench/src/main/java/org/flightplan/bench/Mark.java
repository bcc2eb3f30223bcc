package org.flightplan.bench;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A figure that is promised.
 *
 * @param key of the figure
 * @param what it is, for people
 * @param bound it must reach, or must not exceed
 * @param atLeast whether the bound is a least
 */
record Mark(String key, String what, double bound, boolean atLeast) {

    /** The marks of the log, in the order in which they were promised. */
    static final List<Mark> ALL = List.of(
            least("append_64_vs_naive", "64 callers: ours / naive singleton", 10),
            least("append_64_vs_axon", "64 callers: ours / Axon JDBC", 4),
            least("append_64_vs_limit", "64 callers: ours / raw limit, same rows, same batch", 0.5),
            most("p99_over_p50_64", "64 callers: p99 / p50", 4),
            least("append_1_vs_naive", "1 caller: ours / naive singleton", 0.95),
            least("hot_stream_vs_naive", "Hot stream, 64 callers: ours / naive singleton", 1),
            least("slow_disk_64_vs_naive", "Slow disk, 64 callers: ours / naive singleton", 30),
            least("append_64_at_size_vs_10k", "Long history / 10 thousand events stored", 0.9),
            least("two_nodes_vs_one", "Two nodes / one", 0.8),
            least("append_64_sealing_vs_held", "64 callers: while the log is sealed / sealer held", 0.9),
            most("full_queue_503_ms", "A full queue answers 503 within, in ms", 50),
            least("http_64_vs_naive", "HTTP command / the same body stored by a naive singleton, 64 connections", 0.5),
            least("http_first_15_s_vs_plateau", "HTTP command: first 15 s after ready / plateau", 0.7),
            most("ready_s", "Ready with an existing database, in s", 12),
            least("http_encrypted_vs_plain", "HTTP command: encrypted / stored as it is", 0.8),
            least("look_recorded_vs_not", "Search of 20 patients: look recorded / not", 0.5),
            most("visible_p50_ms", "Commit to visible, p50 in ms", 2),
            most("visible_p99_ms", "Commit to visible, p99 in ms", 20),
            least("rebuild_vs_upsert", "Rebuild / plain set-based upsert of the same rows", 0.5),
            least("stream_read_events_per_s", "1,000-event stream read, events/s (or 0.6 x plain JDBC)", 300_000),
            least("stream_read_vs_jdbc", "1,000-event stream read / plain JDBC (or 300,000 events/s)", 0.6),
            most("list_long_vs_short", "Page of 50 stays: a million events / ten thousand", 1.5),
            most("list_p99_ms", "Page of 50 stays, p99 in ms", 50),
            most("list_by_risk_long_vs_short", "Open stays by risk: a million events / ten thousand", 1.5),
            most("list_by_risk_p99_ms", "Open stays by risk, p99 in ms", 50),
            most("board_long_vs_short", "Board of 60 patients: a million events / ten thousand", 1.5),
            most("board_p99_ms", "Board of 60 patients, p99 in ms", 50),
            most("timeline_long_vs_short", "Timeline: a million events / ten thousand", 1.5),
            most("timeline_p99_ms", "Timeline, p99 in ms", 50),
            most("trajectory_long_vs_short", "Trajectory: a million events / ten thousand", 1.5),
            most("trajectory_p99_ms", "Trajectory, p99 in ms", 50),
            most("feed_long_vs_short", "Page of 100 of the feed: a million events / ten thousand", 1.5),
            most("feed_p99_ms", "Page of 100 of the feed, p99 in ms", 50),
            most("census_year_p99_ms", "Census of a year, p99 in ms", 200));

    private static Mark least(String key, String what, double bound) {
        return new Mark(key, what, bound, true);
    }

    private static Mark most(String key, String what, double bound) {
        return new Mark(key, what, bound, false);
    }

    /** A row of the report's table. */
    String row(Figures figures) {
        OptionalDouble value = figures.median(key);
        String bounds = (atLeast ? "&ge; " : "&le; ") + Figures.text(bound);
        if (value.isEmpty()) {
            return "| " + what + " | `" + key + "` | " + bounds + " | not measured | | |";
        }
        boolean met = atLeast ? value.getAsDouble() >= bound : value.getAsDouble() <= bound;
        return "| " + what + " | `" + key + "` | " + bounds + " | **" + Figures.text(value.getAsDouble()) + "** | "
                + figures.range(key) + " | " + (met ? "met" : "missed") + " |";
    }
}
