#!/bin/sh
# Makes, or brings up to date, what FlightPlan needs of a stopped WildFly: PostgreSQL's driver and EclipseLink
# as modules, four datasources with encrypted passwords, and the MicroProfile Health and OpenAPI subsystems.
# Safe to run again: what it makes, it makes anew. The settings are in README.md.
#
#   configure.sh            apply
#   configure.sh --print    show the commands for jboss-cli (without passwords) and apply nothing

set -eu
umask 077 # secrets stand in a file for a moment
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/../settings.sh"

config=${WILDFLY_CONFIG:-standalone.xml}

# Removed and added rather than changed: the server is not running, and so nothing of an earlier setting stays.
datasource() { # name, jndi name, url, user, password, min, max, idle minutes, whether it takes part in transactions
    # idle-timeout-minutes is the nearest that WildFly has to an age limit
    cat <<EOF
if (outcome == success) of /subsystem=datasources/data-source=$1:read-resource
/subsystem=datasources/data-source=$1:remove
end-if
/subsystem=datasources/data-source=$1:add(jndi-name="java:/$2", driver-name=postgresql, jta=$9, \\
    connection-url="$3", user-name=$4, password="$5", \\
    min-pool-size=$6, max-pool-size=$7, blocking-timeout-wait-millis=30000, idle-timeout-minutes=$8, \\
    validate-on-match=true, background-validation=false, \\
    valid-connection-checker-class-name=org.jboss.jca.adapters.jdbc.extensions.postgres.PostgreSQLValidConnectionChecker, \\
    exception-sorter-class-name=org.jboss.jca.adapters.jdbc.extensions.postgres.PostgreSQLExceptionSorter)
EOF
}

datasources() { # the four passwords, encrypted
    cat <<EOF
if (outcome != success) of /subsystem=datasources/jdbc-driver=postgresql:read-resource
/subsystem=datasources/jdbc-driver=postgresql:add(driver-module-name=org.postgresql, driver-class-name=org.postgresql.Driver)
end-if
EOF
    datasource Flightplan jdbc/flightplan "$requests_url" flightplan_app "$1" "$requests_steady" "$requests_max" 60 true
    datasource FlightplanEvents jdbc/flightplan-events "$events_url" flightplan_events "$2" 5 5 60 true
    # the owner's connections do not outlive the migration
    datasource FlightplanMigrations jdbc/flightplan-migrations "$migrations_url" flightplan "$3" 0 2 1 true
    # keys are looked up in the midst of a transaction, and take no part in it
    datasource FlightplanKeys jdbc/flightplan-keys "$keys_url" flightplan_keys "$4" 5 5 60 false
}

subsystem() { # extension, subsystem, what it is added with
    cat <<EOF
if (outcome != success) of /extension=$1:read-resource
/extension=$1:add
end-if
if (outcome != success) of /subsystem=$2:read-resource
/subsystem=$2:add$3
end-if
EOF
}

subsystems() {
    # its own endpoint is part of the management interface, which is not for the public; no user there yet
    subsystem org.wildfly.extension.microprofile.health-smallrye microprofile-health-smallrye '(security-enabled=false)'
    # a server on which the application is not deployed is not ready
    echo '/subsystem=microprofile-health-smallrye:write-attribute(name=empty-readiness-checks-status, value=DOWN)'
    subsystem org.wildfly.extension.microprofile.openapi-smallrye microprofile-openapi-smallrye ''
}

# How long a client may take, in milliseconds, and how much it may say in headers: a token that names many groups needs
# more than 8 KB.
connections() {
    for listener in http-listener=default https-listener=https; do
        cat <<EOF
if (outcome == success) of /subsystem=undertow/server=default-server/$listener:read-resource
/subsystem=undertow/server=default-server/$listener:write-attribute(name=max-header-size, value=32768)
/subsystem=undertow/server=default-server/$listener:write-attribute(name=request-parse-timeout, value=10000)
/subsystem=undertow/server=default-server/$listener:write-attribute(name=no-request-timeout, value=30000)
/subsystem=undertow/server=default-server/$listener:write-attribute(name=read-timeout, value=30000)
/subsystem=undertow/server=default-server/$listener:write-attribute(name=write-timeout, value=30000)
end-if
EOF
    done
}

log() {
    case $log_format in
        json) file=FLIGHTPLAN-JSON console=FLIGHTPLAN-JSON ;;
        text) file=PATTERN console=COLOR-PATTERN ;;
    esac
    # a connection that can't be had is told by the application, once a minute; WildFly would add a page to each attempt
    cat <<EOF
if (outcome != success) of /subsystem=logging/logger=org.jboss.jca.core.connectionmanager.pool.strategy:read-resource
/subsystem=logging/logger=org.jboss.jca.core.connectionmanager.pool.strategy:add(level=ERROR)
end-if
if (outcome != success) of /subsystem=logging/json-formatter=FLIGHTPLAN-JSON:read-resource
/subsystem=logging/json-formatter=FLIGHTPLAN-JSON:add(exception-output-type=formatted)
end-if
/subsystem=logging/periodic-rotating-file-handler=FILE:write-attribute(name=named-formatter, value=$file)
/subsystem=logging/console-handler=CONSOLE:write-attribute(name=named-formatter, value=$console)
EOF
}

# What is encrypted with the key in flightplan.cs can stand in $config; the key is readable by the server's user alone.
encrypt() { # the four passwords
    resolver='{name=flightplan, credential-store=flightplan, secret-key=key}'
    cat <<EOF
if (outcome != success) of /subsystem=elytron/secret-key-credential-store=flightplan:read-resource
/subsystem=elytron/secret-key-credential-store=flightplan:add(path=flightplan.cs, relative-to=jboss.server.config.dir)
end-if
if (outcome != success) of /subsystem=elytron/expression=encryption:read-resource
/subsystem=elytron/expression=encryption:add(resolvers=[$resolver])
end-if
if (outcome != success) of /subsystem=elytron/expression=encryption:create-expression(resolver=flightplan, clear-text=any)
/subsystem=elytron/expression=encryption:list-add(name=resolvers, value=$resolver)
end-if
EOF
    for secret; do
        quoted=$(printf '%s' "$secret" | sed 's/\\/\\\\/g; s/"/\\"/g')
        printf '/subsystem=elytron/expression=encryption:create-expression(resolver=flightplan, clear-text="%s")\n' "$quoted"
    done
}

if [ "${1:-}" = --print ]; then
    datasources '(encrypted)' '(encrypted)' '(encrypted)' '(encrypted)'
    subsystems
    connections
    log
    exit
fi

[ -x "${WILDFLY_HOME:-}/bin/jboss-cli.sh" ] || fail "WILDFLY_HOME must name the unpacked server, the folder that holds bin/jboss-cli.sh"
[ -f "$WILDFLY_HOME/standalone/configuration/$config" ] || fail "WILDFLY_CONFIG names no file in standalone/configuration"
required_file "PostgreSQL's JDBC driver" POSTGRESQL_DRIVER "${POSTGRESQL_DRIVER:-}"
required_file "EclipseLink's jar" ECLIPSELINK "${ECLIPSELINK:-}"
# a running server would write its own view over what is changed here
! ps -eo args= | grep -F -- "-Djboss.home.dir=$WILDFLY_HOME " | grep -qv grep || fail "WildFly is running: stop it first"
read_secrets

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Runs the commands on standard input inside a server that answers nobody else.
cli() {
    {
        echo "embed-server --server-config=$config --std-out=discard"
        cat
        echo stop-embedded-server
    } > "$work/commands.cli"
    JBOSS_HOME=$WILDFLY_HOME "$WILDFLY_HOME/bin/jboss-cli.sh" --file="$work/commands.cli" > "$work/answers" 2>&1 || {
        grep -v clear-text "$work/answers" >&2
        fail "WildFly refused; nothing after the command above was applied"
    }
}

"$here/modules.sh"

encrypt "$requests_secret" "$events_secret" "$migrations_secret" "$keys_secret" | cli
# shellcheck disable=SC2046 # four expressions, none with a blank
set -- $(sed -n 's/.*"expression" => "\(.*\)".*/\1/p' "$work/answers")
[ $# -eq 4 ] || fail "WildFly did not encrypt the passwords"
{
    datasources "$@"
    subsystems
    connections
    log
} | cli
echo "Configured for $environment: jdbc/flightplan $requests_steady to $requests_max, jdbc/flightplan-events 5, jdbc/flightplan-migrations 0 to 2, jdbc/flightplan-keys 5."
