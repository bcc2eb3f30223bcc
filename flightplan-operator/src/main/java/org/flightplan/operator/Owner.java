package org.flightplan.operator;

import org.flightplan.settings.DatabaseUrl;
import org.flightplan.settings.OperatorSettings;
import org.flightplan.settings.Setting;
import org.flightplan.settings.SettingException;
import org.postgresql.ds.PGSimpleDataSource;

/** The database as its owner reaches it: {@code DATABASE_MIGRATIONS_URL}, or {@code DATABASE_URL}'s as {@code flightplan}. */
record Owner(String jdbcUrl, String user, String password) {

    private static final String ROLE = "flightplan";

    /** @throws SettingException when no database is named */
    static Owner of(OperatorSettings settings) {
        DatabaseUrl url = settings.database(Setting.DATABASE_MIGRATIONS_URL)
                .or(() -> settings.database(Setting.DATABASE_URL)
                        .map(other -> new DatabaseUrl(other.jdbcUrl(), null, null)))
                .orElseThrow(() -> new SettingException(
                        "DATABASE_MIGRATIONS_URL is not set, nor is DATABASE_URL: name the database, such as "
                                + Setting.DATABASE_MIGRATIONS_URL.example() + "."));
        String password = url.password() == null
                ? settings.secret(Setting.DATABASE_MIGRATIONS_PASSWORD_FILE).orElse("")
                : url.password();
        DatabaseUrl complete = url.with("ApplicationName", "flightplan-db").with("logServerErrorDetail", "false");
        return new Owner(complete.jdbcUrl(), url.user() == null ? ROLE : url.user(), password);
    }

    PGSimpleDataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(jdbcUrl);
        dataSource.setUser(user);
        if (!password.isEmpty()) {
            dataSource.setPassword(password);
        }
        return dataSource;
    }

    /** The same database, with tables looked for in one schema alone. */
    PGSimpleDataSource in(String schema) {
        PGSimpleDataSource dataSource = dataSource();
        dataSource.setCurrentSchema(schema);
        return dataSource;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + " at " + jdbcUrl;
    }
}
