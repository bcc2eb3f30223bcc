# Read by the recipes beside it: with --dry-run each command is printed as it would be run, and none is.
set -euo pipefail
script=$(basename "$0")
dry_run=false
if [ "${1:-}" = --dry-run ]; then
    dry_run=true
    shift
fi

fail() { # what is wrong, and the remedy
    echo "$script: $1" >&2
    exit 1
}

usage() { # the comment at the head of the script
    sed -n '2,/^$/s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

needed() { # settings that must be there
    local name
    for name in "$@"; do
        [ -n "${!name:-}" ] || fail "$name is not set: the head of this script says what it is"
    done
}

run() { # a command
    if $dry_run; then
        printf '%q ' "$@"
        echo
    else
        command -v "$1" >/dev/null || fail "$1 is not installed"
        "$@"
    fi
}
