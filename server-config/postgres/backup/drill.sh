#!/usr/bin/env bash
# Tries every way back on a server of its own, with the database that is in use, and prints how long each takes.
#
#   drill.sh ARCHIVE FOLDER
#
# ARCHIVE is where the server in use archives its WAL; FOLDER is made, and holds the backups and two servers, which are
# stopped at the end. Run it as the server's user (postgres) on a machine with room for two more copies; PGHOST, PGPORT and
# PGDATABASE name the database in use, PGUSER a superuser of it (postgres unless set). Nothing is changed there. Its own servers
# listen at SCRATCH_PORT (6543 unless set) of this machine, one after the other.

. "$(dirname "$0")/common.sh"

archive=${1:-} folder=${2:-}
[ -n "$folder" ] || usage
export PGUSER=${PGUSER:-postgres}
need psql pg_dump pg_restore pg_basebackup initdb pg_ctl
[ "$(id -u)" != 0 ] || fail "PostgreSQL does not run as root: run this as the server's user, such as postgres"
mode=$(query 'show archive_mode') || fail "the database in use can't be asked: see above, and PGHOST, PGPORT, PGDATABASE, PGUSER"
[ "$mode" = on ] || fail "the server archives no WAL: set archive_mode and archive_command first"
fresh "$folder"
mkdir -p "$folder"

port=${SCRATCH_PORT:-6543}
in_scratch() { PGHOST=$SOCKET_FOLDER PGPORT=$port PGUSER=postgres "$@"; }
export SOCKET_FOLDER
SOCKET_FOLDER=$(mktemp -d)
stop() { # a data folder
    [ ! -f "$1/postmaster.pid" ] || pg_ctl --pgdata="$1" --mode=immediate --wait stop > /dev/null
}
trap 'stop "$folder/scratch"; stop "$folder/recovered"; rm -rf "$SOCKET_FOLDER"' EXIT

figure() { # what, seconds, more
    printf '%-28s %8s s  %s\n' "$1" "$2" "$3" | tee -a "$folder/figures"
}

timed() { # what, then the command
    local what=$1 begin output
    shift
    begin=$(now)
    output=$("$@")
    figure "$what" "$(seconds_since "$begin")" "$(printf '%s' "${output##*: }" | tail -n 1)"
}

initdb --pgdata="$folder/scratch" --username=postgres --auth=trust --encoding=UTF8 --no-locale > "$folder/initdb.log"
pg_ctl --pgdata="$folder/scratch" --log="$folder/scratch.log" --wait \
    --options="-p $port -c listen_addresses= -c unix_socket_directories=$SOCKET_FOLDER" start > /dev/null ||
    fail "the scratch server does not start, $folder/scratch.log says why: is the port $port taken? Set SCRATCH_PORT"
in_scratch psql -X -q -v ON_ERROR_STOP=1 --dbname=postgres --file="$here/../roles.sql"

timed 'whole: backup' "$here/backup.sh" whole "$folder/whole.dump"
timed 'whole: restore' in_scratch "$here/restore.sh" "$folder/whole.dump" drill_whole
timed 'whole: verify' in_scratch "$here/verify.sh" "$folder/whole.dump" drill_whole
timed 'plain: backup' "$here/backup.sh" plain "$folder/plain.sql"
timed 'plain: restore' in_scratch "$here/restore.sh" "$folder/plain.sql" drill_plain
timed 'plain: verify' in_scratch "$here/verify.sh" "$folder/plain.sql" drill_plain
timed 'schema: backup' "$here/backup.sh" schema "$folder/schema.dump"
timed 'schema: restore' in_scratch "$here/restore.sh" "$folder/schema.dump" drill_parts
timed 'schema: verify' in_scratch "$here/verify.sh" "$folder/schema.dump" drill_parts
timed 'data: backup' "$here/backup.sh" data "$folder/data.dump"
timed 'data: restore' in_scratch "$here/restore.sh" "$folder/data.dump" drill_parts
timed 'data: verify' in_scratch "$here/verify.sh" "$folder/data.dump" drill_parts
timed 'one table: backup' "$here/backup.sh" table "$folder/table.dump" event_store
in_scratch "$here/restore.sh" "$folder/schema.dump" drill_table > /dev/null
timed 'one table: restore' in_scratch "$here/restore.sh" "$folder/table.dump" drill_table
timed 'one table: verify' in_scratch "$here/verify.sh" "$folder/table.dump" drill_table
stop "$folder/scratch"

timed 'base backup' "$here/base-backup.sh" "$folder/base"
# events go on being recorded after the base backup: what counts is that those are there too
sleep "${RECORD_SECONDS:-5}"
events="select count(*) || ' ' || coalesce(sum(hashtextextended(e::text, 0)), 0) from event_store e where id <= "
settle="set timezone = 'UTC'; set bytea_output = 'hex';"
last=$(query 'select coalesce(max(id), 0) from event_store')
moment=$(query 'select clock_timestamp()')
recorded=$(query "$settle $events $last")
# the recovery ends with the first commit after the moment: let there be one, and have it archived
query "select txid_current() is null" > /dev/null
wal=$(query 'select pg_walfile_name(pg_switch_wal())')
for ((waited = 0; ; waited++)); do
    [ ! -e "$archive/$wal" ] || break
    [ $waited -lt 600 ] || fail "$wal was not archived within a minute: the server's log says why"
    sleep 0.1
done
timed 'recovery to a moment' "$here/recover.sh" "$folder/base" "$archive" "$folder/recovered" "$port" "$moment"
recovered=$(in_scratch psql -X -q -A -t -v ON_ERROR_STOP=1 --dbname="${PGDATABASE:-postgres}" -c "$settle $events $last")
[ "$recovered" = "$recorded" ] ||
    fail "of the ${recorded% *} events recorded by the moment, ${recovered% *} were recovered, or not the same ones"
figure 'events lost' '-' "$((${recorded% *} - ${recovered% *})) of ${recorded% *} recorded by $moment"
echo "All ways back work."
