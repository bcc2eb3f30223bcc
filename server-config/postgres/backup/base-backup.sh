#!/usr/bin/env bash
# Copies the whole cluster as it runs: what recover.sh begins with.
#
#   base-backup.sh FOLDER
#
# PGUSER must be a superuser or a role with REPLICATION. Together with the WAL archived since, it recovers any moment after
# it; keep at least two, and the WAL since the older one.

. "$(dirname "$0")/common.sh"

folder=${1:-}
[ -n "$folder" ] || usage
need pg_basebackup pg_verifybackup
fresh "$folder"
pg_basebackup --pgdata="$folder" --wal-method=stream --checkpoint=fast --manifest-checksums=SHA256 --no-password
pg_verifybackup --quiet "$folder" || fail "$folder is not what the server sent: take another one, and check its disk"
echo "$folder: $(du -sm "$folder" | cut -f1) MiB, verified"
