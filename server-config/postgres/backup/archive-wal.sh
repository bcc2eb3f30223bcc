#!/usr/bin/env bash
# Keeps one file of WAL: PostgreSQL calls it, and keeps the file until this ends with 0.
#
#   archive_command = '/path/to/archive-wal.sh "%p" "%f" /path/to/archive'
#
# The archive stands on another disk, better on another machine. A file that is there already is never replaced.

. "$(dirname "$0")/common.sh"

wal=${1:-} name=${2:-} archive=${3:-}
[ -n "$archive" ] || usage
[ -d "$archive" ] || fail "$archive is no folder: make it, writable by the server's user"
if [ -e "$archive/$name" ]; then
    # archived before, by a server that was killed before it knew
    cmp -s "$wal" "$archive/$name" || fail "$archive/$name holds something else: two servers must not share an archive"
    exit 0
fi
cp "$wal" "$archive/.$name.part"
sync "$archive/.$name.part"
mv "$archive/.$name.part" "$archive/$name"
sync "$archive"
