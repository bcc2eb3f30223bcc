#!/usr/bin/env bash
# PostgreSQL on Amazon RDS, by the AWS command line. The network, the KMS key and the groups are yours to make first.
#
#   rds.sh [--dry-run] parameters           the parameter group: TLS demanded, no patient in the log
#   rds.sh [--dry-run] create               the instance; then: wait, endpoint
#   rds.sh [--dry-run] wait | endpoint
#   rds.sh [--dry-run] snapshot NAME        snapshots | restore NAME NEW_INSTANCE
#   rds.sh [--dry-run] recover TIME NEW_INSTANCE, such as 2026-11-26T03:14:00Z
#
# RDS_INSTANCE (flightplan-prod unless set), RDS_KMS_KEY, RDS_SECURITY_GROUP, RDS_SUBNET_GROUP; region and account as the AWS
# command line has them. The key store is a second instance: RDS_INSTANCE=flightplan-keys, RDS_CLASS=db.t4g.small, RDS_STORAGE=20,
# RDS_RETENTION=7. Afterwards run roles.sql as the master user, and lead DATABASE_URL to the endpoint with sslmode=verify-full.

. "$(dirname "$0")/common.sh"

instance=${RDS_INSTANCE:-flightplan-prod}
group=flightplan-postgres16

case ${1:-} in
    parameters)
        run aws rds create-db-parameter-group --db-parameter-group-name "$group" --db-parameter-group-family postgres16 \
            --description "FlightPlan: TLS, and no patient in the log"
        settings=()
        for setting in rds.force_ssl=1 log_parameter_max_length=0 log_parameter_max_length_on_error=0 \
            log_error_verbosity=terse log_min_error_statement=panic log_min_duration_statement=1000 log_lock_waits=1; do
            settings+=("ParameterName=${setting%=*},ParameterValue=${setting#*=},ApplyMethod=immediate")
        done
        run aws rds modify-db-parameter-group --db-parameter-group-name "$group" --parameters "${settings[@]}"
        ;;
    create)
        needed RDS_KMS_KEY RDS_SECURITY_GROUP RDS_SUBNET_GROUP
        run aws rds create-db-instance --db-instance-identifier "$instance" --engine postgres --engine-version 16.10 \
            --db-instance-class "${RDS_CLASS:-db.r6g.2xlarge}" --allocated-storage "${RDS_STORAGE:-500}" --storage-type gp3 \
            --storage-encrypted --kms-key-id "$RDS_KMS_KEY" --multi-az \
            --master-username postgres --manage-master-user-password \
            --vpc-security-group-ids "$RDS_SECURITY_GROUP" --db-subnet-group-name "$RDS_SUBNET_GROUP" --no-publicly-accessible \
            --db-parameter-group-name "$group" --enable-cloudwatch-logs-exports postgresql upgrade \
            --backup-retention-period "${RDS_RETENTION:-30}" --preferred-backup-window 03:00-04:00 \
            --preferred-maintenance-window mon:04:00-mon:05:00 --deletion-protection
        ;;
    wait) run aws rds wait db-instance-available --db-instance-identifier "$instance" ;;
    endpoint)
        run aws rds describe-db-instances --db-instance-identifier "$instance" --query 'DBInstances[0].Endpoint' --output table
        ;;
    snapshot)
        [ -n "${2:-}" ] || usage
        run aws rds create-db-snapshot --db-instance-identifier "$instance" --db-snapshot-identifier "$2"
        run aws rds wait db-snapshot-available --db-snapshot-identifier "$2"
        ;;
    snapshots)
        run aws rds describe-db-snapshots --db-instance-identifier "$instance" \
            --query 'DBSnapshots[].[DBSnapshotIdentifier,SnapshotCreateTime,Status]' --output table
        ;;
    restore)
        [ -n "${3:-}" ] || usage
        needed RDS_SECURITY_GROUP RDS_SUBNET_GROUP
        run aws rds restore-db-instance-from-db-snapshot --db-snapshot-identifier "$2" --db-instance-identifier "$3" \
            --db-instance-class "${RDS_CLASS:-db.r6g.2xlarge}" --vpc-security-group-ids "$RDS_SECURITY_GROUP" \
            --db-subnet-group-name "$RDS_SUBNET_GROUP" --db-parameter-group-name "$group" --no-publicly-accessible
        ;;
    recover)
        [ -n "${3:-}" ] || usage
        needed RDS_SECURITY_GROUP RDS_SUBNET_GROUP
        run aws rds restore-db-instance-to-point-in-time --source-db-instance-identifier "$instance" \
            --target-db-instance-identifier "$3" --restore-time "$2" --db-instance-class "${RDS_CLASS:-db.r6g.2xlarge}" \
            --vpc-security-group-ids "$RDS_SECURITY_GROUP" --db-subnet-group-name "$RDS_SUBNET_GROUP" \
            --db-parameter-group-name "$group" --no-publicly-accessible
        ;;
    *) usage ;;
esac
