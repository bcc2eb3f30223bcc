#!/usr/bin/env bash
# Backs up the database, or a part of it, into a file, while it is in use.
#
#   backup.sh whole  FILE          everything, compressed, for pg_restore
#   backup.sh plain  FILE          everything, as SQL that can be read
#   backup.sh schema FILE          tables, functions, policies and grants, without rows
#   backup.sh data   FILE          rows alone
#   backup.sh table  FILE TABLE    the rows of one table
#
# Beside FILE it writes FILE.manifest, what the database held in the same snapshot: verify.sh holds a restored copy against
# it. PGUSER is flightplan_backup unless set: it bypasses row-level security, or, where no role may, is shown every row by
# policies. Any other role under row-level security would dump no rows, without an error.

. "$(dirname "$0")/common.sh"

kind=${1:-} file=${2:-} table=${3:-}
[ -n "$file" ] || usage
case $kind in
    whole) options='--format=custom' ;;
    plain) options='--format=plain' ;;
    schema) options='--format=custom --schema-only' ;;
    data) options='--format=custom --data-only' ;;
    table)
        [[ $table =~ ^[a-z_][a-z0-9_]*$ ]] || fail "\"$table\" is no table's name: backup.sh table FILE event_store"
        options="--format=custom --data-only --table=public.$table"
        ;;
    *) usage ;;
esac
need psql pg_dump
fresh "$file"
fresh "$file.manifest"
export PGUSER=${PGUSER:-flightplan_backup}

if [ "$(query 'select rolsuper or rolbypassrls from pg_roles where rolname = current_user')" != t ]; then
    hidden=$(query "select string_agg(relname, ', ' order by relname) from pg_class c
                     where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity
                       and not exists (select from pg_policies p
                                        where p.schemaname = 'public' and p.tablename = c.relname and p.permissive = 'PERMISSIVE'
                                          and p.cmd = 'SELECT' and p.qual = 'true' and current_user = any (p.roles))")
    [ -z "$hidden" ] ||
        fail "the role $PGUSER is under row-level security and would not see all rows of $hidden: back up as flightplan_backup, made by roles.sql, on a migrated database"
    options="$options --enable-row-security"
fi
[ "$kind" != table ] || [ "$(query "select to_regclass('public.$table') is not null")" = t ] ||
    fail "there is no table $table in ${PGDATABASE:-the database}"

# pg_dump runs inside the transaction whose snapshot it is given; the manifest is taken in the same
export DUMP_OPTIONS=$options DUMP_FILE=$file DUMP_STATUS=$file.status
trap 'rm -f "$file.part" "$file.manifest.part" "$file.status"' EXIT
psql -X -q -v ON_ERROR_STOP=1 -v kind="$kind" -v table="$table" <<SQL
begin transaction isolation level repeatable read, read only;
select pg_export_snapshot() as snapshot \gset
\setenv SNAPSHOT :snapshot
\! pg_dump --snapshot="\$SNAPSHOT" \$DUMP_OPTIONS --file="\$DUMP_FILE.part" && touch "\$DUMP_STATUS"
\o '$(printf '%s' "$file" | sed "s/'/''/g").manifest.part'
\qecho kind $kind $table
\i '$(printf '%s' "$here" | sed "s/'/''/g")/manifest.sql'
commit;
SQL
[ -e "$file.status" ] || fail "pg_dump failed: what it wrote above says why"
sync "$file.part" "$file.manifest.part"
mv "$file.manifest.part" "$file.manifest"
mv "$file.part" "$file"
echo "$file: $(wc -c < "$file") bytes, $(grep -c . "$file.manifest") lines of manifest"
