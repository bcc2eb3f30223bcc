package org.flightplan.settings;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The address of a database, from any of the accepted spellings: {@code jdbc:postgresql:}, {@code postgresql://},
 * {@code postgres://} and {@code postgresql+asyncpg://}.
 *
 * @param jdbcUrl what the driver takes, without user and password
 * @param user the user named in the address, or null
 * @param password the password named in the address, or null
 */
public record DatabaseUrl(
        String jdbcUrl, @Nullable String user, @Nullable String password) {

    private static final String ACCEPTED =
            "give jdbc:postgresql://host:5432/database or postgresql://user:password@host:5432/database";

    /**
     * Reads an address. {@code ssl=require} becomes {@code sslmode=require}; user and password move out of the URL,
     * so that it can be shown.
     *
     * @throws IllegalArgumentException when it is no PostgreSQL address; the message never repeats the text, which may
     *     hold a password
     */
    public static DatabaseUrl parse(String text) {
        URI uri = uri(text.strip());
        if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
            throw new IllegalArgumentException("The database URL names no host or no database: " + ACCEPTED);
        }
        Credentials credentials = Credentials.of(uri.getRawUserInfo());
        List<String> kept = new ArrayList<>();
        for (String option :
                uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&", -1)) {
            if (option.startsWith("user=")) {
                credentials = credentials.withUser(decode(option.substring(5)));
            } else if (option.startsWith("password=")) {
                credentials = credentials.withPassword(decode(option.substring(9)));
            } else if (!option.isEmpty()) {
                kept.add(option.equals("ssl=require") ? "sslmode=require" : option);
            }
        }
        String jdbc = "jdbc:postgresql://" + uri.getHost() + ":" + (uri.getPort() < 0 ? 5432 : uri.getPort())
                + uri.getRawPath() + (kept.isEmpty() ? "" : "?" + String.join("&", kept));
        return new DatabaseUrl(jdbc, credentials.user, credentials.password);
    }

    /** The same address with one more driver option, unless it names that option already. */
    public DatabaseUrl with(String option, String value) {
        if (jdbcUrl.contains("?" + option + "=") || jdbcUrl.contains("&" + option + "=")) {
            return this;
        }
        String separator = jdbcUrl.contains("?") ? "&" : "?";
        return new DatabaseUrl(jdbcUrl + separator + option + "=" + value, user, password);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return jdbcUrl;
    }

    private static URI uri(String text) {
        for (String scheme : List.of("jdbc:postgresql://", "postgresql+asyncpg://", "postgresql://", "postgres://")) {
            if (text.startsWith(scheme)) {
                try {
                    return URI.create("postgresql://" + text.substring(scheme.length()));
                } catch (IllegalArgumentException malformed) {
                    // its message quotes the text, password and all
                    throw new IllegalArgumentException("The database URL is malformed: " + ACCEPTED);
                }
            }
        }
        if (SqliteUrl.isMeant(text)) {
            throw new IllegalArgumentException(
                    SqliteUrl.REFUSED + " In development flightplan.jar takes it as DATABASE_URL.");
        }
        throw new IllegalArgumentException("The database URL is not PostgreSQL's: " + ACCEPTED);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private record Credentials(
            @Nullable String user, @Nullable String password) {

        static Credentials of(@Nullable String userInfo) {
            if (userInfo == null) {
                return new Credentials(null, null);
            }
            int colon = userInfo.indexOf(':');
            return colon < 0
                    ? new Credentials(decode(userInfo), null)
                    : new Credentials(decode(userInfo.substring(0, colon)), decode(userInfo.substring(colon + 1)));
        }

        Credentials withUser(String name) {
            return new Credentials(name, password);
        }

        Credentials withPassword(String secret) {
            return new Credentials(user, secret);
        }
    }
}
