#!/usr/bin/env bash
# PostgreSQL as an Azure Flexible Server, by the Azure command line. The resource group is yours to make first.
#
#   azure.sh [--dry-run] create            the server, its firewall and its parameters
#   azure.sh [--dry-run] endpoint
#   azure.sh [--dry-run] recover TIME NEW_SERVER, such as 2026-11-26T03:14:00Z
#
# AZURE_GROUP, AZURE_SERVER (flightplan-prod unless set). The key store is a second server:
# AZURE_SERVER=flightplan-keys, AZURE_SKU=Standard_D2s_v3, AZURE_STORAGE=32, AZURE_RETENTION=7. Afterwards run roles.sql as the
# administrator, and lead DATABASE_URL to the endpoint with sslmode=verify-full.

. "$(dirname "$0")/common.sh"

server=${AZURE_SERVER:-flightplan-prod}

case ${1:-} in
    create)
        needed AZURE_GROUP
        # the administrator's password is made by Azure and shown once: on a command line every user could read it
        run az postgres flexible-server create --resource-group "$AZURE_GROUP" --name "$server" --version 16 \
            --tier GeneralPurpose --sku-name "${AZURE_SKU:-Standard_D4s_v3}" --storage-size "${AZURE_STORAGE:-512}" \
            --backup-retention "${AZURE_RETENTION:-30}" --high-availability ZoneRedundant \
            --admin-user postgres --yes
        # the application's subnet, and nobody else
        run az postgres flexible-server firewall-rule create --resource-group "$AZURE_GROUP" --name "$server" \
            --rule-name application --start-ip-address 10.0.1.0 --end-ip-address 10.0.1.255
        for parameter in azure.extensions=pg_trgm,uuid-ossp,pgaudit require_secure_transport=on log_parameter_max_length=0 \
            log_parameter_max_length_on_error=0 log_error_verbosity=terse log_min_error_statement=panic; do
            run az postgres flexible-server parameter set --resource-group "$AZURE_GROUP" --server-name "$server" \
                --name "${parameter%%=*}" --value "${parameter#*=}"
        done
        ;;
    endpoint)
        needed AZURE_GROUP
        run az postgres flexible-server show --resource-group "$AZURE_GROUP" --name "$server" \
            --query fullyQualifiedDomainName --output tsv
        ;;
    recover)
        [ -n "${3:-}" ] || usage
        needed AZURE_GROUP
        run az postgres flexible-server restore --resource-group "$AZURE_GROUP" --source-server "$server" --name "$3" \
            --restore-time "$2"
        ;;
    *) usage ;;
esac
