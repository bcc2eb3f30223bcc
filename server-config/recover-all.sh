#!/usr/bin/env bash
# Makes an installation of its backups, on a machine that has nothing else: docs/disaster.md tells when and what comes after.
#
#   recover-all.sh FOLDER            looks at the backups and the keys, and tells what would be done; changes nothing
#   recover-all.sh FOLDER --apply    does it
#
# FOLDER is made. It gets the log's server (log), the key store's (keys), both running at the end, configuration (files),
# attachments (contents), and a new password for each role (secrets). Settings: BACKUPS and KEY_BACKUPS, as backup-all.sh filled them; MASTER_KEY_FILE and
# SEAL_KEY_FILE, from where they are kept; LOG_PORT and KEYS_PORT (5432 and 5433 unless set); LOG_DATABASE, KEYS_DATABASE and
# IDENTITY_DATABASE (flightplan_prod, flightplan_keys, keycloak). Run it as the servers' user, such as postgres.

. "$(dirname "$0")/postgres/backup/common.sh"

target=${1:-} mode=${2:-}
[ -n "$target" ] && [ -z "${mode#--apply}" ] || usage
need psql pg_ctl pg_verifybackup pg_controldata pg_restore initdb createdb openssl sha256sum
[ "$(id -u)" != 0 ] || fail "PostgreSQL does not run as root: run this as the servers' user, such as postgres"
for setting in BACKUPS KEY_BACKUPS MASTER_KEY_FILE SEAL_KEY_FILE; do
    [ -r "${!setting:-}" ] || fail "$setting names nothing that can be read: set it"
done
case $target in /*) ;; *) fail "$target must be a whole path, such as /srv/flightplan-recovered" ;; esac
[ ${#target} -le 80 ] || fail "$target is too long for a socket in it: name a shorter one"
fresh "$target"

log_port=${LOG_PORT:-5432} keys_port=${KEYS_PORT:-5433} socket=$target/socket
log_database=${LOG_DATABASE:-flightplan_prod} keys_database=${KEYS_DATABASE:-flightplan_keys}
identity_database=${IDENTITY_DATABASE:-keycloak}

newest() { # paths: the last by name, which must be there
    local path
    path=$(printf '%s\n' "$@" | sort | tail -n 1)
    [ -e "$path" ] || fail "there is no $1: is BACKUPS, or KEY_BACKUPS, the folder that backup-all.sh filled?"
    printf '%s' "$path"
}

taken() { # a backup: when it was begun, as in its name
    sed -E 's/.*-([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})Z.*/\1-\2-\3 \4:\5:\6 UTC/' <<< "$1"
}

say() { # what, about it
    printf '%-12s %s\n' "$1" "$2" | { if [ -d "$target" ]; then tee -a "$target/report"; else cat; fi; }
}

# Every file from the backup's first to the last one archived; prints how many, or ends with what is missing.
wal_without_a_gap() { # base backup, archive
    local first size files
    first=$(sed -n 's/^START WAL LOCATION: .*(file \([0-9A-F]*\))$/\1/p' "$1/backup_label")
    size=$(pg_controldata "$1" | sed -n 's/^Bytes per WAL segment: *//p')
    files=$(find "$2" -maxdepth 1 -type f -printf '%f\n' | sed 's/\.partial$//' | grep -xE '[0-9A-F]{24}' | sort -u)
    local name number before='' count=0 segments=$((4294967296 / size))
    for name in $files; do
        [[ ! $name < $first ]] || continue
        number=$((16#${name:8:8} * segments + 16#${name:16:8}))
        # a later timeline begins with a file of the one before
        if [ "$count" != 0 ] && [ "$number" -gt $((16#${before:8:8} * segments + 16#${before:16:8} + 1)) ]; then
            echo "one between $before and $name is missing"
            return 1
        fi
        before=$name count=$((count + 1))
    done
    echo "$count files of WAL since, up to $before"
}

# Of each line of the file, as the key store names the master keys that it is wrapped by.
master_key_ids() {
    local line
    while read -r line; do
        [ -z "$line" ] || { printf 'flightplan master key id'; base64 -d <<< "$line"; } | sha256sum | cut -c 1-16
    done < "$MASTER_KEY_FILE"
}

look() {
    base=$(newest "$BACKUPS"/log/base-*)
    key_dump=$(newest "$KEY_BACKUPS"/keys-*.dump)
    identity_dump=$(newest "$BACKUPS"/identity/identity-*.dump)
    files=$(newest "$BACKUPS"/files/files-*.tar.gz)
    wal=$BACKUPS/log/wal

    pg_verifybackup --quiet --no-parse-wal "$base" || fail "$base is damaged, as above: move it away, and the one before is taken"
    local version wals lacking
    version=$(cat "$base/PG_VERSION")
    [ "$(pg_ctl --version | grep -oE '[0-9]+' | head -n 1)" = "$version" ] ||
        fail "$base is of PostgreSQL $version, and pg_ctl of another: install postgresql-$version, or set PG_BIN to its tools"
    wals=$(wal_without_a_gap "$base" "$wal") || fail "of the WAL in $wal $wals: find it, or move away what is behind it, and the log ends there"
    say log "PostgreSQL $version, $base of $(taken "$base"), whole; $wals; then $target/log, port $log_port"

    pg_restore --file=/dev/null "$key_dump" || fail "$key_dump is damaged, as above: move it away, and the one before is taken"
    lacking=$(comm -23 \
        <(pg_restore --data-only --table=tenant_keys --file=- "$key_dump" | sed -n '/^COPY/,/^\\\.$/p' | sed '1d;$d' | cut -f 4 | sort -u) \
        <(master_key_ids | sort -u))
    [ -z "$lacking" ] || fail "MASTER_KEY_FILE $MASTER_KEY_FILE lacks the master key $lacking that $key_dump is wrapped by: without it no patient's data can be read"
    say keys "$key_dump of $(taken "$key_dump"), opened by the master key; then $target/keys, port $keys_port"
    openssl pkey -in "$SEAL_KEY_FILE" -noout || fail "SEAL_KEY_FILE $SEAL_KEY_FILE holds no private key: see server-config/README.md"
    say seals "key $(openssl pkey -in "$SEAL_KEY_FILE" -pubout -outform DER | sha256sum | cut -c 1-16)"

    pg_restore --file=/dev/null "$identity_dump" || fail "$identity_dump is damaged, as above: move it away, and the one before is taken"
    say identity "$identity_dump of $(taken "$identity_dump"); then database $identity_database, port $log_port"
    tar --list --gzip --file="$files" > /dev/null || fail "$files is damaged: move it away, and the one before is taken"
    say files "$files of $(taken "$files"); then $target/files"
    say contents "$(find "$BACKUPS/files/contents" -type f 2> /dev/null | wc -l) attachments; then $target/contents"

    local needed free
    needed=$(du -sm "$base" "$BACKUPS/files/contents" 2> /dev/null | awk '{ mib += $1 } END { print mib * 2 + 512 }')
    free=$(df --output=avail -m "$(dirname "$target")" | tail -n 1)
    [ "$free" -ge "$needed" ] || fail "$(dirname "$target") has $free MiB free, and about $needed are needed"
    for port in "$log_port" "$keys_port"; do
        ! (exec 3<> "/dev/tcp/localhost/$port") 2> /dev/null ||
            fail "something listens at port $port already: set LOG_PORT and KEYS_PORT, or stop it"
    done
}

# Not as a condition, within which bash would go on behind a command that failed.
step() { # what, then the command
    local begin
    begin=$(now)
    running=$1
    shift
    "$@" > "$target/$running.log" 2>&1
    say "$running" "$(seconds_since "$begin") s"
    running=''
}

running=''
exec 3>&2
tell_of_failure() {
    [ -z "$running" ] || {
        tail -n 5 "$target/$running.log"
        echo "$script: $running failed, as above and in $target/$running.log: stop what runs in $target, remove it, and begin anew"
    } >&3
}
trap tell_of_failure EXIT

in_log() { PGHOST=$socket PGPORT=$log_port PGUSER=postgres "$@"; }
in_keys() { PGHOST=$socket PGPORT=$keys_port PGUSER=postgres "$@"; }
ask() { # in_log or in_keys, database, query: one value
    "$1" psql -X -q -A -t -v ON_ERROR_STOP=1 --dbname="$2" -c "$3"
}

recover_log() {
    SOCKET_FOLDER=$socket PGUSER=postgres "$here/recover.sh" "$base" "$wal" "$target/log" "$log_port"
}

recover_keys() {
    initdb --pgdata="$target/keys" --username=postgres --auth-local=trust --auth-host=scram-sha-256 --encoding=UTF8 --no-locale
    # its WAL holds every key that an erasure removes: no archive may have it
    printf "%s\n" "port = $keys_port" "listen_addresses = 'localhost'" "unix_socket_directories = '$socket'" 'archive_mode = off' \
        >> "$target/keys/postgresql.conf"
    pg_ctl --pgdata="$target/keys" --log="$target/keys.log" --wait start
    in_keys psql -X -q --dbname=postgres -c 'create role flightplan_keys login'
    in_keys createdb "$keys_database"
    in_keys pg_restore --dbname="$keys_database" --exit-on-error --single-transaction "$key_dump"
    in_keys psql -X -q --dbname="$keys_database" -c 'analyze'
}

recover_identity() {
    # it was in the log's cluster, and came with it
    [ "$(ask in_log postgres "select count(*) from pg_database where datname = '$identity_database'")" = 0 ] || return 0
    [ "$(ask in_log postgres "select count(*) from pg_roles where rolname = 'keycloak'")" = 1 ] ||
        in_log psql -X -q --dbname=postgres -c 'create role keycloak login'
    in_log createdb --owner=keycloak --template=template0 "$identity_database"
    in_log pg_restore --dbname="$identity_database" --exit-on-error --single-transaction --no-owner --role=keycloak "$identity_dump"
    in_log psql -X -q --dbname="$identity_database" -c 'analyze'
}

recover_files() {
    mkdir "$target/files" "$target/contents"
    tar --extract --gzip --file="$files" --directory="$target/files"
    [ ! -d "$BACKUPS/files/contents" ] || cp -a "$BACKUPS/files/contents/." "$target/contents/"
}

new_password() { # in_log or in_keys, role, file
    openssl rand -hex 24 > "$target/secrets/$3.secret"
    # neither an argument nor a line of the server's log
    PASSWORD_FILE=$target/secrets/$3.secret "$1" psql -X -q -v ON_ERROR_STOP=1 -v role="$2" --dbname=postgres <<'SQL'
set log_statement = none;
set log_min_duration_statement = -1;
\set password `cat "$PASSWORD_FILE"`
alter role :"role" password :'password';
SQL
}

new_passwords() {
    mkdir "$target/secrets"
    new_password in_log flightplan_app requests
    new_password in_log flightplan_events events
    new_password in_log flightplan migrations
    new_password in_log flightplan_backup backup
    new_password in_log flightplan_readonly readonly
    new_password in_log flightplan_ops ops
    new_password in_log keycloak identity
    new_password in_keys flightplan_keys keys
}

check() {
    local stores
    stores=$(ask in_log "$log_database" 'select key_store_id from key_store_of_log')
    [ "$stores" = "$(ask in_keys "$keys_database" 'select id from key_store')" ] ||
        fail "$key_dump is the key store of another installation than $base: no patient's data could be read; look for the right one"
    local events
    events=$(ask in_log "$log_database" "select count(*) || ', the last of ' || coalesce(max(created_at) at time zone 'UTC' || ' UTC', 'no time') from event_store")
    say events "$events"
    # whom the log has and the key store does not: they came after its backup
    ask in_log "$log_database" "select distinct tenant_id || ' ' || stream_id from event_store where event_type = 'patient.created'" |
        sort > "$target/patients"
    ask in_keys "$keys_database" "select distinct tenant_id || ' ' || subject_id from data_keys where kind = 'patient'" |
        sort > "$target/with-key"
    say unreadable "$(comm -23 "$target/patients" "$target/with-key" | wc -l) of $(wc -l < "$target/patients") patients, who came after the key store's backup"
    rm "$target/patients" "$target/with-key"
}

# Of whom the log says that they were erased, and an older dump of the key store has the keys.
erase_again() {
    in_log psql -X -q -v ON_ERROR_STOP=1 --dbname="$log_database" -c "copy (select distinct on (tenant_id, stream_id)
        tenant_id, stream_id, created_by, data ->> 'ground' from event_store where event_type = 'patient.erased') to stdout" > "$target/erased"
    local told
    told=$(in_keys psql -X -q -A -t -v ON_ERROR_STOP=1 --dbname="$keys_database" <<SQL
begin;
create temporary table erased (tenant_id uuid, patient uuid, erased_by uuid, ground text) on commit drop;
\\copy erased from '$target/erased'
create temporary table back on commit drop as
  select distinct d.tenant_id, d.subject_id from data_keys d
    join erased e on e.tenant_id = d.tenant_id and e.patient = d.subject_id where d.kind = 'patient' and d.version > 0;
delete from data_keys d using back where d.tenant_id = back.tenant_id and d.subject_id = back.subject_id and d.kind = 'patient';
insert into data_keys (tenant_id, kind, subject_id, version, erased_by, ground)
  select tenant_id, 'patient', patient, 0, erased_by, ground from erased on conflict do nothing;
select count(*) || ' keys that came back are destroyed again, '
       || (select count(*) from data_keys d where d.kind = 'patient' and d.version = 0
              and not exists (select from erased e where e.tenant_id = d.tenant_id and e.patient = d.subject_id))
       || ' erasures that the log lacks go on record again by the first node' from back;
commit;
SQL
)
    say erased "$told"
    rm "$target/erased"
}

analyze() {
    in_log psql -X -q --dbname="$log_database" -c 'analyze'
}

look
if [ -z "$mode" ]; then
    echo "Nothing was changed. Say --apply to do it."
    exit
fi
begin=$(now)
mkdir -p "$target" "$socket"
chmod 700 "$target" "$socket"
step log-recovered recover_log
step keys-restored recover_keys
step identity-restored recover_identity
step files-unpacked recover_files
step passwords-made new_passwords
step analyzed analyze
check
erase_again
say whole "$(seconds_since "$begin") s. Both servers run: psql --host=$socket --port=$log_port --dbname=$log_database. Go on in docs/disaster.md."
