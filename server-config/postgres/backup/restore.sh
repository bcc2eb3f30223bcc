#!/usr/bin/env bash
# Restores what backup.sh has written.
#
#   restore.sh FILE DATABASE
#
# A backup of everything, or of the schema, goes into a DATABASE that is made for it; rows alone go into one that has the
# tables, and none of these rows. PGUSER must be a superuser, since row-level security binds the tables' owner too; the roles
# must be there: run roles.sql first on a new server.

. "$(dirname "$0")/common.sh"

file=${1:-} database=${2:-}
[ -n "$database" ] || usage
[ -f "$file" ] && [ -f "$file.manifest" ] || fail "$file or $file.manifest is missing: keep the two together"
need psql pg_restore createdb
read -r _ kind table < "$file.manifest"
export PGDATABASE=postgres

[ "$(query 'select rolsuper from pg_roles where rolname = current_user')" = t ] ||
    fail "the role ${PGUSER:-$USER} is no superuser, and rows of walled tables would be refused: restore as one, such as postgres"
[ "$(query "select count(*) from pg_roles where rolname like 'flightplan%'")" -ge 7 ] ||
    fail "this server lacks roles of FlightPlan: run server-config/postgres/roles.sql first"

exists=$(query "select count(*) from pg_database where datname = '${database//\'/\'\'}'")
case $kind in
    whole | plain | schema)
        [ "$exists" = 0 ] || fail "the database $database exists already: name a new one, so that nothing is overwritten"
        createdb --owner=flightplan --template=template0 "$database"
        ;;
    *)
        [ "$exists" = 1 ] || fail "the database $database does not exist: rows need their tables; restore a schema first"
        ;;
esac
case $kind in
    whole) pg_restore --dbname="$database" --exit-on-error --jobs="${JOBS:-2}" "$file" ;;
    plain) psql -X -q -v ON_ERROR_STOP=1 --dbname="$database" --single-transaction --file="$file" >/dev/null ;;
    schema) pg_restore --dbname="$database" --exit-on-error --single-transaction "$file" ;;
    # triggers made these rows' companions already, and keys are held when all are there
    data | table) pg_restore --dbname="$database" --exit-on-error --single-transaction --data-only --disable-triggers "$file" ;;
esac
# new tables have no statistics, and the first plans would be bad ones
psql -X -q --dbname="$database" -c analyze
echo "$database: restored from a backup of kind $kind${table:+ $table}"
