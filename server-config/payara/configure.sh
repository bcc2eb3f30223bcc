#!/bin/sh
# Makes, or brings up to date, what FlightPlan needs of a running Payara Server domain: the driver, the
# passwords as aliases, four connection pools with their resources, and /metrics left to the application.
# Safe to run again: it then changes only what differs. The settings are in README.md.
#
#   configure.sh            apply
#   configure.sh --print    show the asadmin commands for the pools and apply nothing

set -eu
umask 077 # the file of a password alias exists for a moment
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/../settings.sh"

# asadmin asks the terminal for its size, and complains when there is none
export TERM="${TERM:-dumb}"

asadmin() {
    "$PAYARA_HOME/bin/asadmin" "$@"
}

named() { # a name, names
    printf '%s\n' "$2" | grep -qx -- "$1"
}

# One pool, whatever it was before. Steady goes to 0 first: at no moment may it exceed max.
pool() { # what exists, pool, resource, url, user, alias, steady, max, idle seconds
    named "$2" "$1" || echo "create-jdbc-connection-pool --restype javax.sql.DataSource" \
        "--datasourceclassname org.postgresql.ds.PGSimpleDataSource --steadypoolsize 0 $2"
    named "$3" "$1" || echo "create-jdbc-resource --connectionpoolid $2 $3"
    pool=resources.jdbc-connection-pool.$2
    # Payara knows no age limit for a connection: max-connection-usage-count is the nearest, about an hour's
    # work at ten requests a second.
    cat <<EOF
set $pool.property.url="$4"
set $pool.property.user=$5
set $pool.property.password="\${ALIAS=$6}"
set $pool.steady-pool-size=0
set $pool.max-pool-size=$8
set $pool.steady-pool-size=$7
set $pool.max-wait-time-in-millis=30000
set $pool.idle-timeout-in-seconds=$9
set $pool.max-connection-usage-count=36000
set $pool.connection-validation-method=custom-validation
set $pool.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation
set $pool.is-connection-validation-required=true
set $pool.validate-atmost-once-period-in-seconds=1
EOF
}

pools() { # what exists
    pool "$1" FlightplanPool jdbc/flightplan "$requests_url" flightplan_app flightplan-app \
        "$requests_steady" "$requests_max" 3600
    pool "$1" FlightplanEventsPool jdbc/flightplan-events "$events_url" flightplan_events flightplan-events 5 5 3600
    # the owner's connections do not outlive the migration
    pool "$1" FlightplanMigrationsPool jdbc/flightplan-migrations "$migrations_url" flightplan flightplan-migrations \
        0 2 60
    pool "$1" FlightplanKeysPool jdbc/flightplan-keys "$keys_url" flightplan_keys flightplan-keys 5 5 3600
    # keys are looked up in the midst of a transaction, and take no part in it
    echo 'set resources.jdbc-connection-pool.FlightplanKeysPool.non-transactional-connections=true'
    # requests of one hospital that wait for their turn hold up to 64 of them
    echo 'set configs.config.server-config.thread-pools.thread-pool.http-thread-pool.max-thread-pool-size=200'
    # the application publishes its own, the same on every server
    echo 'set-metrics-configuration --enabled=false --dynamic=true'
    case $log_format in
        json) echo 'set-log-file-format fish.payara.enterprise.server.logging.JSONLogFormatter' ;;
        text) echo 'set-log-file-format ODL' ;;
    esac
    # headers: a token that names many groups takes more than the usual 8 KB; a connection on which nothing comes
    # ends, and a client that does not read its answer holds its thread no longer
    for listener in http-listener-1 http-listener-2; do
        http=configs.config.server-config.network-config.protocols.protocol.$listener.http
        echo "set $http.header-buffer-length-bytes=32768"
        echo "set $http.timeout-seconds=30"
        # a body that a request has no use for is refused by the application, which says why
        echo "set $http.allow-payload-for-undefined-http-methods=true"
    done
    transport=configs.config.server-config.network-config.transports.transport.tcp
    echo "set $transport.read-timeout-millis=10000"
    echo "set $transport.write-timeout-millis=10000"
    # what is broken in a body that is sent in chunks is the sender's: a stack trace for each would fill the log
    echo 'set-log-levels org.glassfish.grizzly.filterchain.DefaultFilterChain=SEVERE'
}

if [ "${1:-}" = --print ]; then
    pools ''
    exit
fi

[ -x "${PAYARA_HOME:-}/bin/asadmin" ] || fail "PAYARA_HOME must name the unpacked server, the folder that holds bin/asadmin"
required_file "PostgreSQL's JDBC driver" POSTGRESQL_DRIVER "${POSTGRESQL_DRIVER:-}"
read_secrets

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# one call for the four: asadmin starts a Java VM each time
cat > "$work/lists.asadmin" <<EOF
list-password-aliases
list-libraries
list-jdbc-connection-pools
list-jdbc-resources
EOF
known=$(asadmin multimode --file "$work/lists.asadmin") || fail "the domain does not answer: start it, and set AS_ADMIN_PORT if it is not 4848"

# The secret travels in a file, never on a command line that other users could list.
password_alias() { # alias, secret
    {
        if [ -n "${AS_ADMIN_PASSWORDFILE:-}" ]; then cat -- "$AS_ADMIN_PASSWORDFILE"; fi
        # asadmin reads it as a Java properties file
        printf 'AS_ADMIN_ALIASPASSWORD=%s\n' "$(printf '%s' "$2" | sed 's/\\/\\\\/g; s/^ /\\ /')"
    } > "$work/secret"
    if named "$1" "$known"; then
        asadmin --passwordfile "$work/secret" update-password-alias "$1"
    else
        asadmin --passwordfile "$work/secret" create-password-alias "$1"
    fi
    rm -f "$work/secret"
}

driver=${POSTGRESQL_DRIVER##*/}
for library in $(printf '%s\n' "$known" | grep '^postgresql-.*\.jar$'); do
    [ "$library" = "$driver" ] || asadmin remove-library "$library"
done
named "$driver" "$known" || asadmin add-library "$POSTGRESQL_DRIVER"

password_alias flightplan-app "$requests_secret"
password_alias flightplan-events "$events_secret"
password_alias flightplan-migrations "$migrations_secret"
password_alias flightplan-keys "$keys_secret"

pools "$known" > "$work/pools.asadmin"
asadmin multimode --file "$work/pools.asadmin" > "$work/answers" 2>&1 || true
# multimode goes on after a failure, and ends with the status of its last command alone
if grep -q ' failed\.$' "$work/answers"; then
    grep -v ' executed successfully\.$' "$work/answers" >&2
    fail "not everything was applied"
fi
echo "Configured for $environment: jdbc/flightplan $requests_steady to $requests_max, jdbc/flightplan-events 5, jdbc/flightplan-migrations 0 to 2, jdbc/flightplan-keys 5."
