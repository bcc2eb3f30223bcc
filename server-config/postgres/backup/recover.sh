#!/usr/bin/env bash
# Recovers the cluster to a moment, from a base backup and the archived WAL, into a folder of its own, and starts it there.
#
#   recover.sh BASE ARCHIVE DATA PORT [TIME]
#
# BASE is what base-backup.sh has written, ARCHIVE holds the WAL. TIME, such as '2026-11-26 03:14:00+00', is the moment;
# without it all WAL is replayed. The recovered server listens at PORT of this machine, and archives nothing yet. Its socket, in
# SOCKET_FOLDER or a folder that is made, lets its owner in.

. "$(dirname "$0")/common.sh"

base=${1:-} archive=${2:-} data=${3:-} port=${4:-} moment=${5:-}
[ -n "$port" ] || usage
need pg_ctl pg_controldata psql
[ -f "$base/backup_manifest" ] || fail "$base is no base backup: name the folder that base-backup.sh has written"
[ -d "$archive" ] || fail "$archive is no folder: name the one that archive-wal.sh keeps WAL in"
[ "$(id -u)" != 0 ] || fail "PostgreSQL does not run as root: run this as the server's user, such as postgres"
fresh "$data"

begin=$(now)
cp -a "$base" "$data"
chmod 700 "$data"
rm -f "$data/backup_manifest" "$data/postmaster.pid"
# Debian keeps the settings elsewhere, and a base backup lacks them: recovery needs these to be no less than they were
[ -f "$data/postgresql.conf" ] ||
    pg_controldata "$data" | sed -n 's/_xact/_transaction/; s/^\(max_[a-z_]*\) setting: */\1 = /p' > "$data/postgresql.conf"
# whoever may write the data is let in at the socket; all others as on the server that was backed up
{
    echo 'local all all trust'
    [ ! -f "$data/pg_hba.conf" ] || cat "$data/pg_hba.conf"
} > "$data/recovered_hba.conf"
{
    # the newest file may be one that pg_receivewal had not finished
    printf "restore_command = 'cp \"%s/%%f\" \"%%p\" || cp \"%s/%%f.partial\" \"%%p\"'\n" "$archive" "$archive"
    [ -z "$moment" ] || printf "recovery_target_time = '%s'\n" "$moment"
    printf "recovery_target_action = 'promote'\n"
} >> "$data/postgresql.auto.conf"
touch "$data/recovery.signal"

socket=${SOCKET_FOLDER:-$(mktemp -d)}
options="-p $port -c listen_addresses=localhost -c unix_socket_directories=$socket -c hba_file=$data/recovered_hba.conf"
# nobody receives its WAL yet: no commit may wait for that
options="$options -c archive_mode=off -c synchronous_standby_names="
past=${moment:+"; a TIME behind the last archived WAL can't be reached"}
give_up() {
    grep -E 'FATAL|PANIC|postgres: ' "$data.log" | tail -n 2 >&2 || true
    fail "the server gives up, as above and in $data.log$past"
}
pg_ctl --pgdata="$data" --log="$data.log" --wait --timeout="${PATIENCE:-3600}" --options="$options" start > /dev/null ||
    give_up
export PGHOST=$socket PGPORT=$port PGDATABASE=postgres
# it is read before its end is reached, and may give up still
until [ "$(query 'select pg_is_in_recovery()' 2> /dev/null)" = f ]; do
    pg_ctl --pgdata="$data" status > /dev/null || give_up
    sleep 0.1
done
echo "$data: recovered to ${moment:-the end of the archive} in $(seconds_since "$begin") s, at port $port, for its owner: psql --host=$socket --port=$port"
