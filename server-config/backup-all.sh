#!/usr/bin/env bash
# Backs up one part of an installation, reads back what it wrote, and removes what is older than it is to be kept.
#
#   backup-all.sh log        the log's cluster, as a base backup; its server archives the WAL since
#   backup-all.sh keys       the key store; kept for days, so that an erasure is complete
#   backup-all.sh identity   the identity provider's database
#   backup-all.sh files      configuration and attachments
#   backup-all.sh check      tells how old the newest of each is, and fails where one is older than MOST_HOURS
#
# Each runs on the machine that has the part, by the timers in systemd/. The settings are read from /etc/flightplan/backup.env, or the
# file that BACKUP_ENV names (backup.env.sample tells them), and the databases from libpq's services flightplan-log,
# flightplan-keys and flightplan-identity (pg_service.conf.sample). recover-all.sh makes an installation of what this has written.

. "$(dirname "$0")/postgres/backup/common.sh"

part=${1:-}
settings=${BACKUP_ENV:-/etc/flightplan/backup.env}
[ -f "$settings" ] || fail "$settings is not there: copy backup.env.sample to it, or name another file by BACKUP_ENV"
set -a
. "$settings"
set +a
stamp=$(date -u +%Y%m%dT%H%M%SZ)

folder() { # a setting: its folder, which must be there
    local path=${!1:-}
    [ -n "$path" ] || fail "$1 is not set in $settings"
    [ -d "$path" ] || fail "$1 names no folder: make $path, for this user alone"
    printf '%s' "$path"
}

keep_newest() { # how many, then names that begin with what they are and go on with when
    local keep=$1 old
    shift
    for old in $(printf '%s\n' "$@" | sort -r | tail -n "+$((keep + 1))"); do
        rm -rf "$old"
        echo "$old: removed, $keep newer ones are kept"
    done
}

dump() { # a service, a file without its ending
    # what was broken off: of the key store it would be kept for longer than its days
    rm -f "${2%/*}"/*.part
    PGSERVICE=$1 pg_dump --format=custom --no-password --file="$2.part"
    pg_restore --file=/dev/null "$2.part" || fail "$2.part can't be read back: take another one, and check its disk"
    sync "$2.part"
    mv "$2.part" "$2.dump"
    echo "$2.dump: $(wc -c < "$2.dump") bytes, read back"
}

log() {
    local backups oldest start
    backups=$(folder BACKUPS)/log
    mkdir -p "$backups/wal"
    # what was broken off
    rm -rf "$backups"/part-*
    PGSERVICE=flightplan-log "$here/base-backup.sh" "$backups/part-$stamp" > /dev/null
    mv "$backups/part-$stamp" "$backups/base-$stamp"
    echo "$backups/base-$stamp: $(du -sm "$backups/base-$stamp" | cut -f1) MiB, verified"
    keep_newest "${KEEP_BASES:-7}" "$backups"/base-*
    oldest=$(printf '%s\n' "$backups"/base-* | sort | head -n 1)
    start=$(sed -n 's/^START WAL LOCATION: .*(file \([0-9A-F]*\))$/\1/p' "$oldest/backup_label")
    pg_archivecleanup "$backups/wal" "$start"
}

keys() {
    local backups
    backups=$(folder KEY_BACKUPS)
    export PGSERVICE=flightplan-keys
    [ "$(query 'show archive_mode')" = off ] ||
        fail "the key store archives its WAL, which holds every key that an erasure removes: set archive_mode = off there, and delete that archive"
    dump flightplan-keys "$backups/keys-$stamp"
    find "$backups" -name 'keys-*.dump' -mmin "+$((${KEEP_KEYS_DAYS:-7} * 1440))" -print -delete
}

identity() {
    local backups
    backups=$(folder BACKUPS)/identity
    mkdir -p "$backups"
    dump flightplan-identity "$backups/identity-$stamp"
    keep_newest "${KEEP_DUMPS:-30}" "$backups"/identity-*.dump
}

files() {
    local backups archive MASTER_KEY_FILE=${MASTER_KEY_FILE:-/nowhere} SEAL_KEY_FILE=${SEAL_KEY_FILE:-/nowhere}
    backups=$(folder BACKUPS)/files
    mkdir -p "$backups/contents"
    rm -f "$backups"/*.part
    archive=$backups/files-$stamp
    # passwords are made anew by a recovery; the two keys are kept where no backup is
    # shellcheck disable=SC2046,SC2086 # several paths
    tar --create --gzip --file="$archive.part" --exclude='*.secret' --exclude='*.key' --exclude="${MASTER_KEY_FILE#/}" \
        --exclude="${SEAL_KEY_FILE#/}" --directory=/ $(printf '%s\n' ${CONFIGURATION:-/etc/flightplan} | sed 's|^/||')
    tar --list --gzip --file="$archive.part" > /dev/null
    sync "$archive.part"
    mv "$archive.part" "$archive.tar.gz"
    echo "$archive.tar.gz: $(wc -c < "$archive.tar.gz") bytes, read back"
    keep_newest "${KEEP_DUMPS:-30}" "$backups"/files-*.tar.gz
    if [ -n "${CONTENT_FOLDER:-}" ]; then
        # an object never changes; one that was removed is removed here too
        rsync --recursive --times --perms --delete "$(folder CONTENT_FOLDER)/" "$backups/contents/"
        echo "$backups/contents: $(find "$backups/contents" -type f | wc -l) attachments"
    fi
    # whoever recovers is not root
    [ "$(id -u)" != 0 ] || chown -R --reference="$BACKUPS" "$backups"
}

age() { # a part, paths of its backups: one line, and one for Prometheus
    local part=$1 newest seconds
    shift
    newest=$(printf '%s\n' "$@" | sort | tail -n 1)
    if [ ! -e "$newest" ]; then
        echo "$part: none" >&2
        late=yes
        return
    fi
    # its name tells when it was begun
    seconds=$(date -u -d "$(sed -E 's/.*-([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})Z.*/\1-\2-\3 \4:\5:\6/' <<< "$newest")" +%s)
    printf '%-10s %6s h  %s\n' "$part" "$(awk -v s=$(($(date +%s) - seconds)) 'BEGIN { printf "%.1f", s / 3600 }')" "$newest"
    metrics+="flightplan_backup_verified_seconds{part=\"$part\"} $seconds"$'\n'
    [ $(($(date +%s) - seconds)) -le $((${MOST_HOURS:-24} * 3600)) ] || late=yes
}

check() {
    late='' metrics=''
    local backups key_backups
    backups=$(folder BACKUPS)
    key_backups=$(folder KEY_BACKUPS)
    age log "$backups"/log/base-*
    age keys "$key_backups"/keys-*.dump
    age identity "$backups"/identity/identity-*.dump
    age files "$backups"/files/files-*.tar.gz
    if [ -n "${METRICS_FOLDER:-}" ]; then
        # for node_exporter's textfile collector
        printf '%s' "$metrics" > "$METRICS_FOLDER/flightplan.part"
        chmod 644 "$METRICS_FOLDER/flightplan.part"
        mv "$METRICS_FOLDER/flightplan.part" "$METRICS_FOLDER/flightplan.prom"
    fi
    [ -z "$late" ] || fail "a backup is older than ${MOST_HOURS:-24} hours, or missing: see the journal of its service"
}

case $part in
    log) need psql pg_basebackup pg_verifybackup pg_archivecleanup ;;
    keys | identity) need psql pg_dump pg_restore ;;
    files) [ -z "${CONTENT_FOLDER:-}" ] || need rsync ;;
    check) ;;
    *) usage ;;
esac
"$part"
