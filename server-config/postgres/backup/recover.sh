#!/usr/bin/env bash
# Recovers the cluster to a moment, from a base backup and the archived WAL, into a folder of its own, and starts it there.
#
#   recover.sh BASE ARCHIVE DATA PORT [TIME]
#
# BASE is what base-backup.sh has written, ARCHIVE holds the WAL. TIME, such as '2026-11-26 03:14:00+00', is the moment;
# without it all WAL is replayed. The recovered server listens at PORT of this machine, and archives nothing yet.

. "$(dirname "$0")/common.sh"

base=${1:-} archive=${2:-} data=${3:-} port=${4:-} moment=${5:-}
[ -n "$port" ] || usage
need pg_ctl psql
[ -f "$base/backup_manifest" ] || fail "$base is no base backup: name the folder that base-backup.sh has written"
[ -d "$archive" ] || fail "$archive is no folder: name the one that archive-wal.sh keeps WAL in"
[ "$(id -u)" != 0 ] || fail "PostgreSQL does not run as root: run this as the server's user, such as postgres"
fresh "$data"

begin=$(now)
cp -a "$base" "$data"
chmod 700 "$data"
rm -f "$data/backup_manifest" "$data/postmaster.pid"
{
    # the newest file may be one that pg_receivewal had not finished
    printf "restore_command = 'cp \"%s/%%f\" \"%%p\" || cp \"%s/%%f.partial\" \"%%p\"'\n" "$archive" "$archive"
    [ -z "$moment" ] || printf "recovery_target_time = '%s'\n" "$moment"
    printf "recovery_target_action = 'promote'\n"
} >> "$data/postgresql.auto.conf"
touch "$data/recovery.signal"

# nobody receives its WAL yet: no commit may wait for that
options="-p $port -c listen_addresses=localhost -c unix_socket_directories= -c archive_mode=off -c synchronous_standby_names="
given_up="the server gives up: $data.log says why; a TIME behind the last archived WAL can't be reached"
pg_ctl --pgdata="$data" --log="$data.log" --wait --timeout="${PATIENCE:-3600}" --options="$options" start > /dev/null ||
    fail "$given_up"
export PGHOST=localhost PGPORT=$port
# it is read before its end is reached, and may give up still
until [ "$(query 'select pg_is_in_recovery()' 2> /dev/null)" = f ]; do
    pg_ctl --pgdata="$data" status > /dev/null || fail "$given_up"
    sleep 0.1
done
echo "$data: recovered to ${moment:-the end of the archive} in $(seconds_since "$begin") s, at port $port"
