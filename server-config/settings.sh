# Read by payara/configure.sh and wildfly/configure.sh: the settings that both servers share, from the
# environment and from files. POSIX sh; nothing here writes anything.

fail() {
    printf '%s: %s\n' "${0##*/}" "$1" >&2
    exit 1
}

required_file() { # what it is, its setting, the value
    [ -n "$3" ] || fail "$2 is not set: give the path of $1"
    [ -f "$3" ] || fail "$2 names no file: give the path of $1"
}

# The other forms of an address are read by the code that reads them everywhere else.
converted() { # setting
    [ -f "${FLIGHTPLAN_DB:-}" ] || fail "FLIGHTPLAN_DB must name flightplan-db.jar, which reads an address that does not begin with jdbc:"
    "${JAVA_HOME:+$JAVA_HOME/bin/}java" -jar "$FLIGHTPLAN_DB" url "$1" || fail "$1 can't be used: see above"
}

# The address of a database as the driver takes it. Users and passwords have no place in it: it is stored
# readably, and shown in the administration console. The address itself is never repeated in a message.
jdbc_url() { # setting, value
    case $2 in
        jdbc:postgresql://?*/?*) address=$2 ;;
        postgresql://* | postgres://* | postgresql+asyncpg://*) address=$(converted "$1") || exit 1 ;;
        *) fail "$1 must read postgresql://host:5432/database?sslmode=verify-full" ;;
    esac
    set -- "$1" "$address"
    case $2 in
        *'?user='* | *'&user='* | *'?password='* | *'&password='* | *//*@*)
            fail "$1 holds a user or a password: the users are those of postgres/roles.sql, passwords come from files" ;;
        *[!A-Za-z0-9:/.,_?\&=%+~\[\]-]*)
            fail "$1 holds a character that no address needs: percent-encode it" ;;
    esac
    case $environment:$2 in
        production:*[?\&]sslmode=verify-full*) ;;
        production:*) fail "$1 must say sslmode=verify-full in production: the database is reached over TLS, and checked" ;;
    esac
    printf '%s' "$2"
}

with_option() { # address, option, value: unless the address has that option already
    case $1 in
        *[?\&]"$2"=*) printf '%s' "$1" ;;
        *\?*) printf '%s&%s=%s' "$1" "$2" "$3" ;;
        *) printf '%s?%s=%s' "$1" "$2" "$3" ;;
    esac
}

# logServerErrorDetail: the detail of a constraint violation quotes the row, which may hold a patient's data.
driver_options() { # address, application name
    with_option "$(with_option "$(with_option "$1" logServerErrorDetail false)" tcpKeepAlive true)" ApplicationName "$2"
}

# The password in the file that the setting names; its first line.
secret() { # setting, role
    eval "secret_file=\${$1:-}"
    required_file "the file that holds the password of $2" "$1" "$secret_file"
    case $(ls -ldL -- "$secret_file") in
        ????------*) ;;
        *) fail "the file of $1 can be read by others: chmod 600" ;;
    esac
    IFS= read -r secret_line < "$secret_file" || [ -n "$secret_line" ] || fail "the file of $1 is empty"
    # neither server's tools carry anything else safely
    ! printf '%s' "$secret_line" | LC_ALL=C grep -q '[^ -~]' || fail "the password of $2 must be plain ASCII"
    printf '%s' "$secret_line"
}

environment=$(printf '%s' "${ENVIRONMENT:-production}" | tr '[:upper:]' '[:lower:]')

# base + overflow = max; the application takes an unset ENVIRONMENT for production, and so do we
case $environment in
    development | test) requests_steady=5 requests_max=10 ;;
    staging | production) requests_steady=20 requests_max=30 ;;
    *) fail "ENVIRONMENT must be development, test, staging or production" ;;
esac
case ${POOL_PROFILE:-} in
    '') ;;
    high-traffic) requests_steady=50 requests_max=70 ;;
    *) fail "POOL_PROFILE must be high-traffic, or unset" ;;
esac

case ${LOG_FORMAT:-}:$environment in
    json:* | :staging | :production) log_format=json ;;
    text:* | :*) log_format=text ;;
    *) fail "LOG_FORMAT must be json or text, or unset" ;;
esac

requests_url=$(jdbc_url DATABASE_URL "${DATABASE_URL:-}")
events_url=$(jdbc_url DATABASE_EVENTS_URL "${DATABASE_EVENTS_URL:-$requests_url}")
migrations_url=$(jdbc_url DATABASE_MIGRATIONS_URL "${DATABASE_MIGRATIONS_URL:-$requests_url}")
keys_url=$(jdbc_url DATABASE_KEYS_URL "${DATABASE_KEYS_URL:-}")
requests_url=$(driver_options "$requests_url" flightplan)
events_url=$(driver_options "$events_url" flightplan-events)
# a key store that does not answer is away: whoever waits for it would hold a request's connection
keys_url=$(with_option "$(with_option "$(driver_options "$keys_url" flightplan-keys)" connectTimeout 2)" socketTimeout 5)
# PostgreSQL looks every 2 s whether a migrating node is still there: a killed one frees its lock within seconds
migrations_url=$(with_option "$(driver_options "$migrations_url" flightplan-migrations)" \
    options -c%20client_connection_check_interval=2000)

read_secrets() {
    requests_secret=$(secret DATABASE_PASSWORD_FILE flightplan_app)
    events_secret=$(secret DATABASE_EVENTS_PASSWORD_FILE flightplan_events)
    keys_secret=$(secret DATABASE_KEYS_PASSWORD_FILE flightplan_keys)
    migrations_secret=$(secret DATABASE_MIGRATIONS_PASSWORD_FILE flightplan)
}
