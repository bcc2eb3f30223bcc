package org.flightplan.settings;

import org.jspecify.annotations.Nullable;

/** Every setting that an operator may make, by the name it has in the environment; {@code docs/settings.md} lists them. */
public enum Setting {
    ENVIRONMENT(
            Kind.CHOICE,
            "production; development for the launcher",
            "staging",
            "Where this installation runs: development, test, staging or production. Development alone offers sign-in without a password."),
    LOG_LEVEL(
            Kind.CHOICE,
            "INFO",
            "DEBUG",
            "How much the application writes to the log: ERROR, WARN, INFO or DEBUG. None of them tells of a patient."),
    LOG_FORMAT(
            Kind.CHOICE,
            "json in staging and production, else text",
            "json",
            "How a line of the log is written, by the launcher once it has started, and by what the servers' scripts set up: json or text."),
    SENTRY_DSN(
            Kind.DSN,
            "none: nobody is told",
            "https://key@sentry.example.org/42",
            "A Sentry project that is told of the application's failures: the line of the log, the class and the frames of an exception, never what it says."),
    FLIGHTPLAN_ENV_FILE(
            Kind.PATH,
            ".env in the working folder, for the launcher and flightplan-db.jar; none for a server",
            "/etc/flightplan/flightplan.env",
            "A file of NAME=value lines, read where the environment does not name a setting."),

    DATABASE_URL(
            Kind.DATABASE,
            "the launcher's own PostgreSQL",
            "postgresql://db.example.org:5432/flightplan_prod?sslmode=verify-full",
            "The database, for requests: role flightplan_app. In development and test the launcher takes sqlite:///./flightplan_dev.db too, a development database in one file, and sqlite:///:memory:, which keeps nothing."),
    DATABASE_EVENTS_URL(
            Kind.DATABASE,
            "DATABASE_URL",
            "postgresql://db.example.org/flightplan_prod",
            "The same for the append writer and the projector: role flightplan_events."),
    DATABASE_MIGRATIONS_URL(
            Kind.DATABASE,
            "DATABASE_URL",
            "postgresql://db.example.org/flightplan_prod",
            "The same for migrations: role flightplan. Not through a transaction pooler, which would lose the migrator's lock."),
    DATABASE_KEYS_URL(
            Kind.DATABASE,
            "the launcher's own PostgreSQL",
            "postgresql://keys.example.org/flightplan_keys?sslmode=verify-full",
            "The key store: role flightplan_keys. In production on another server than the log."),
    DATABASE_PASSWORD_FILE(Kind.SECRET_FILE, null, "/etc/flightplan/requests.secret", "Password of flightplan_app."),
    DATABASE_EVENTS_PASSWORD_FILE(
            Kind.SECRET_FILE, null, "/etc/flightplan/events.secret", "Password of flightplan_events."),
    DATABASE_MIGRATIONS_PASSWORD_FILE(
            Kind.SECRET_FILE, null, "/etc/flightplan/migrations.secret", "Password of flightplan."),
    DATABASE_KEYS_PASSWORD_FILE(Kind.SECRET_FILE, null, "/etc/flightplan/keys.secret", "Password of flightplan_keys."),
    POOL_PROFILE(
            Kind.CHOICE,
            "by ENVIRONMENT",
            "high-traffic",
            "Read by the servers' scripts, and by the server to warn of max_connections: high-traffic opens 50 connections for requests, 70 at most."),

    OIDC_ISSUER(
            Kind.URL,
            "none in development; needed elsewhere",
            "https://id.example.org/realms/flightplan",
            "Who issues tokens: the identity provider."),
    OIDC_JWKS_URL(
            Kind.URL,
            "where Keycloak has them, below OIDC_ISSUER",
            "https://id.example.org/jwks",
            "Where the provider publishes its keys."),
    OIDC_AUDIENCE(Kind.TEXT, "flightplan", "flightplan", "Whom tokens must be meant for."),
    OIDC_CLIENT_ID(
            Kind.TEXT, "flightplan-console", "flightplan-console", "What the console is called at the provider."),
    ALLOWED_HOSTS(
            Kind.HOSTS,
            "any in development; needed elsewhere",
            "flightplan.example.org,.example.net",
            "Hosts that requests may be addressed to, and whose pages may call the API; .example.net is all below it."),
    RATE_LIMIT(
            Kind.NUMBER,
            "500; 0 in development",
            "500",
            "Requests a second that one hospital may send to one node; 0 for no limit."),
    TENANT_SHARE(
            Kind.NUMBER,
            "50",
            "50",
            "Of a node's connections for requests, so many in a hundred may work for one hospital at once; what is more waits for its turn, two seconds at most. 100 for no bound but the pool's."),
    EVENT_STREAMS(
            Kind.NUMBER,
            "5000",
            "5000",
            "How many clients may follow GET /events/stream on one node at once, half of them one hospital's at most. Each takes a file descriptor of the server and about 35 KB of its heap."),

    CONTENT_FOLDER(
            Kind.PATH,
            "in development contents in FLIGHTPLAN_HOME for the launcher, flightplan-contents in the folder for temporary files for a server; none elsewhere",
            "/srv/flightplan/contents",
            "Where attachments' contents are kept, encrypted: a folder that all nodes see, unless CONTENT_S3_URL names a store. With neither, attachments are refused."),
    CONTENT_S3_URL(
            Kind.URL,
            "none",
            "https://s3.example.org/flightplan",
            "An S3-compatible store for them in place of a folder: its address, and after the last slash the bucket."),
    CONTENT_S3_REGION(Kind.TEXT, "us-east-1", "eu-central-1", "The region of that store, for its signatures."),
    CONTENT_S3_KEYS_FILE(
            Kind.SECRET_FILE,
            null,
            "/etc/flightplan/s3.secret",
            "Access key and secret key of that store, a line each. They need PutObject, GetObject and DeleteObject."),
    CONTENT_LIMIT_MB(Kind.NUMBER, "250", "250", "The largest content of an attachment, in MiB; 2047 at most."),
    CLAMD_ADDRESS(
            Kind.TEXT,
            "none: nothing is searched",
            "unix:/run/clamav/clamd.ctl",
            "ClamAV's daemon, host:port or unix:path, which searches each content for malicious software before it is kept. Its StreamMaxLength must be CONTENT_LIMIT_MB at least."),

    MASTER_KEY_FILE(
            Kind.SECRET_FILE,
            "made from SECRET_KEY in development; needed elsewhere",
            "/etc/flightplan/master.key",
            "The key that all others are wrapped by, in base64, the same on every node."),
    SEAL_KEY_FILE(
            Kind.SECRET_FILE,
            "made from SECRET_KEY in development; needed elsewhere",
            "/etc/flightplan/seal.pem",
            "The key that seals the log, as PEM, the same on every node."),
    DEFAULT_TENANT_ID(
            Kind.UUID,
            "none",
            "0b8f3f4e-7f0c-4c1e-9a57-2f6d2c1e8a01",
            "In development: the hospital that sign-in proposes. No request is ever given it."),
    SECRET_KEY(Kind.SECRET, "development", "any text", "What development's keys are made from. Used nowhere else."),
    FLIGHTPLAN_RECEIPT_DAYS(
            Kind.NUMBER, "7", "7", "For how many days a request that is sent again is answered as the first time."),
    SPECIALTIES_DIR(
            Kind.PATH,
            "none: those that are delivered",
            "/etc/flightplan/specialties",
            "A folder of specialty packs, each a folder or a jar, beside those that are delivered; read when the server starts, the same on every node."),

    FLIGHTPLAN_HTTP_PORT(Kind.PORT, "8080", "8081", "Where the launcher listens."),
    FLIGHTPLAN_HTTP_ADDRESS(
            Kind.TEXT,
            "127.0.0.1 in development and test, else 0.0.0.0",
            "10.0.1.5",
            "On which address of this machine the launcher listens."),
    FLIGHTPLAN_HOME(
            Kind.PATH,
            "flightplan-home in the working folder",
            "/var/lib/flightplan",
            "Where the launcher keeps its PostgreSQL's data and the passwords of its roles.");

    /** What a value looks like. */
    public enum Kind {
        /** One of the words that the meaning names. */
        CHOICE("one of the words named"),
        /** Any text. */
        TEXT("text"),
        /** A secret; better in a file. */
        SECRET("secret text"),
        /** A whole number, 0 or more. */
        NUMBER("whole number, 0 or more"),
        /** A port. */
        PORT("port, 1 to 65535"),
        /** A path on this machine. */
        PATH("path"),
        /** A path of a file that nobody but its owner may read. */
        SECRET_FILE("path of a file of mode 600"),
        /** A number of 128 bits, as the API writes it. */
        UUID("UUID"),
        /** Names of hosts, with commas. */
        HOSTS("list of host names with commas, without http:// and ports"),
        /** An address of the web. */
        URL("https URL"),
        /** Where a Sentry project is, and the key it is known by. */
        DSN("DSN, https://key@host/project"),
        /** An address of a database, in any of the accepted forms. */
        DATABASE("database URL");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** For the operator. */
        public String words() {
            return words;
        }
    }

    private final Kind kind;
    private final @Nullable String usual;
    private final String example;
    private final String meaning;

    Setting(Kind kind, @Nullable String usual, String example, String meaning) {
        this.kind = kind;
        this.usual = usual;
        this.example = example;
        this.meaning = meaning;
    }

    /** What a value looks like. */
    public Kind kind() {
        return kind;
    }

    /** What holds when it is not set, in words; null when nothing does. */
    public @Nullable String usual() {
        return usual;
    }

    /** A value somebody could set. */
    public String example() {
        return example;
    }

    /** What it does. */
    public String meaning() {
        return meaning;
    }
}
