#!/usr/bin/env bash
# PostgreSQL 16 on a machine of your own.
#
#   install.sh [--dry-run] debian      from PostgreSQL's own packages, whose key is kept in a file of its own
#   install.sh [--dry-run] homebrew
#
# Afterwards: createdb, roles.sql, postgresql.conf and pg_hba.conf, as docs/operations.md says.

. "$(dirname "$0")/common.sh"

case ${1:-} in
    debian)
        key=/usr/share/postgresql-common/pgdg/apt.postgresql.org.asc
        release=$(. /etc/os-release 2>/dev/null && echo "${VERSION_CODENAME:-bookworm}" || echo bookworm)
        run apt-get install --yes curl ca-certificates
        run install -d "$(dirname "$key")"
        run curl --fail --silent --show-error --output "$key" https://www.postgresql.org/media/keys/ACCC4CF8.asc
        run sh -c "echo 'deb [signed-by=$key] https://apt.postgresql.org/pub/repos/apt $release-pgdg main' > /etc/apt/sources.list.d/pgdg.list"
        run apt-get update
        run apt-get install --yes postgresql-16 postgresql-16-pgaudit
        run systemctl enable --now postgresql
        ;;
    homebrew)
        run brew install postgresql@16
        run brew services start postgresql@16
        ;;
    *) usage ;;
esac
