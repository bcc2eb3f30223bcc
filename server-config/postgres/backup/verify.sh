#!/usr/bin/env bash
# Verifies that a restored database holds what the backed up one held: the rows of every table by number and checksum,
# sequences that are ahead of their rows, and tables, keys, indexes, policies, functions, owners and grants.
#
#   verify.sh FILE DATABASE
#
# FILE is the backup, with its manifest beside it. That the log's events are the recorded ones is told by its seals, once a
# node runs on the database: GET /api/v1/admin/audit/verify.

. "$(dirname "$0")/common.sh"

file=${1:-} database=${2:-}
[ -n "$database" ] || usage
[ -f "$file.manifest" ] || fail "$file.manifest is missing: backup.sh writes it beside the backup"
need psql diff
read -r _ kind table < "$file.manifest"

found=$(mktemp)
trap 'rm -f "$found"' EXIT
psql -X -q -v ON_ERROR_STOP=1 -v kind="$kind" -v table="$table" --dbname="$database" \
    --file="$here/manifest.sql" > "$found"
if ! difference=$(diff <(tail -n +2 "$file.manifest") "$found"); then
    printf '%s\n' "$difference" >&2
    fail "$database differs from what was backed up: < is the backup, > is $database"
fi
echo "$database: holds the manifest, line by line ($(grep -c . "$found")), $(awk '$1 == "table" { rows += $3 } END { print rows + 0 }' "$found") rows"
