package org.flightplan.launcher.sqlite;

import javax.sql.DataSource;

/**
 * The embedded PostgreSQL, which works; the file only remembers.
 *
 * @param log the log's database as {@code flightplan_backup}, who sees every tenant and changes nothing
 * @param keys the key store as {@code flightplan_keys}
 * @param owner the log's database as its owner, who migrates
 * @param logAdmin the log's database as the superuser, who alone may fill it past the append function
 * @param keysAdmin the key store as the superuser
 */
public record Engine(DataSource log, DataSource keys, DataSource owner, DataSource logAdmin, DataSource keysAdmin) {}
