# Read by the scripts beside it. PostgreSQL's tools are those in PG_BIN, on the PATH, or the newest where Debian has them; where to
# and as whom is said by libpq's own settings: PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSFILE, PGSSLMODE and so on.
set -euo pipefail
umask 077
# Debian keeps the server's own tools, pg_ctl and pg_verifybackup among them, off the PATH
debian=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2> /dev/null | sort --version-sort | tail -n 1)
PATH=${PG_BIN:+$PG_BIN:}$PATH${debian:+:$debian}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
script=$(basename "$0")

fail() { # what is wrong, and the remedy
    echo "$script: $1" >&2
    exit 1
}

usage() { # the comment at the head of the script
    sed -n '2,/^$/s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

need() { # tools
    local tool
    for tool in "$@"; do
        command -v "$tool" >/dev/null || fail "$tool is not on the PATH: install PostgreSQL's client tools (on Debian postgresql-client), or set PG_BIN to the folder that holds them"
    done
}

fresh() { # a path that must not exist
    [ ! -e "$1" ] || fail "$1 exists already: name a new one, so that nothing is overwritten"
}

query() { # what to ask: one value
    psql -X -q -A -t -v ON_ERROR_STOP=1 -c "$1"
}

seconds_since() { # seconds since a moment of now
    awk -v begin="$1" -v end="$(date +%s.%N)" 'BEGIN { printf "%.1f", end - begin }'
}

now() {
    date +%s.%N
}
