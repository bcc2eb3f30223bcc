#!/bin/sh
# Run once by the container of docker-compose.yml, when its data folder is empty: the databases, the roles and their password.
set -eu
files=${FLIGHTPLAN_FILES:-/flightplan}
password=$(cat "${FLIGHTPLAN_ROLES_PASSWORD:-/run/secrets/roles}")

ask() { # database, then psql's options
    into=$1
    shift
    psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-postgres}" --dbname="$into" "$@"
}

for database in flightplan_dev flightplan_test; do
    [ "$database" = "${POSTGRES_DB:-}" ] || ask postgres --command="create database $database"
    ask "$database" --file="$files/roles.sql"
    ask postgres --command="alter database $database owner to flightplan"
done
ask postgres --command='create database flightplan_keys'
ask flightplan_keys --file="$files/key-store.sql"

for role in flightplan flightplan_app flightplan_events flightplan_readonly flightplan_backup flightplan_ops flightplan_keys; do
    ask postgres --set=role="$role" --set=password="$password" <<'SQL'
alter role :"role" password :'password';
SQL
done
