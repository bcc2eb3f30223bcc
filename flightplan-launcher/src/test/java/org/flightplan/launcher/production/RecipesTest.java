package org.flightplan.launcher.production;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recipes for clouds and packages say what they would run; here nobody has the accounts to run it. */
class RecipesTest {

    private static final Path RECIPES =
            Path.of("../server-config/postgres/recipes").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rds.sh parameters | rds.force_ssl,ParameterValue=1
            rds.sh parameters | log_parameter_max_length,ParameterValue=0
            rds.sh create | --engine-version 16.10 --db-instance-class db.r6g.2xlarge --allocated-storage 500 --storage-type gp3
            rds.sh create | --storage-encrypted --kms-key-id synthetic-key
            rds.sh create | --vpc-security-group-ids synthetic-group --db-subnet-group-name synthetic-subnets --no-publicly-accessible
            rds.sh create | --backup-retention-period 30 --preferred-backup-window 03:00-04:00
            rds.sh create | --preferred-maintenance-window mon:04:00-mon:05:00 --deletion-protection
            rds.sh create | --enable-cloudwatch-logs-exports postgresql upgrade
            rds.sh wait | db-instance-available
            rds.sh endpoint | describe-db-instances
            rds.sh snapshot before-upgrade | create-db-snapshot --db-instance-identifier flightplan-prod --db-snapshot-identifier before-upgrade
            rds.sh snapshots | describe-db-snapshots
            rds.sh restore before-upgrade copy | restore-db-instance-from-db-snapshot --db-snapshot-identifier before-upgrade
            rds.sh recover 2026-11-26T03:14:00Z copy | --restore-time 2026-11-26T03:14:00Z
            azure.sh create | --version 16 --tier GeneralPurpose --sku-name Standard_D4s_v3 --storage-size 512 --backup-retention 30
            azure.sh create | --high-availability ZoneRedundant
            azure.sh create | --start-ip-address 10.0.1.0 --end-ip-address 10.0.1.255
            azure.sh create | --name require_secure_transport --value on
            azure.sh endpoint | fullyQualifiedDomainName
            azure.sh recover 2026-11-26T03:14:00Z copy | --restore-time 2026-11-26T03:14:00Z
            install.sh debian | signed-by=/usr/share/postgresql-common/pgdg/apt.postgresql.org.asc
            install.sh debian | apt-get install --yes postgresql-16 postgresql-16-pgaudit
            install.sh homebrew | brew install postgresql@16
            """)
    void it_says_what_it_would_run(String command, String part) throws Exception {
        String[] words = command.split(" ", -1);
        List<String> dry = Stream.concat(
                        Stream.of(words[0], "--dry-run"), Stream.of(words).skip(1))
                .toList();
        Map<String, String> settings = Map.of(
                "RDS_KMS_KEY", "synthetic-key",
                "RDS_SECURITY_GROUP", "synthetic-group",
                "RDS_SUBNET_GROUP", "synthetic-subnets",
                "AZURE_GROUP", "synthetic");
        String written = run(0, settings, dry);
        // printed as a shell reads it
        assertTrue(written.replace("\\", "").contains(part), written);
    }

    @Test
    void what_is_missing_is_named() throws Exception {
        assertTrue(run(1, Map.of(), List.of("rds.sh", "--dry-run", "create")).contains("RDS_KMS_KEY is not set"));
        assertTrue(run(1, Map.of(), List.of("azure.sh", "--dry-run", "create")).contains("AZURE_GROUP is not set"));
        assertTrue(run(2, Map.of(), List.of("rds.sh", "drop")).contains("rds.sh [--dry-run] create"));
    }

    private String run(int status, Map<String, String> settings, List<String> words)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output.log");
        ProcessBuilder program = new ProcessBuilder(new ArrayList<>(words))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        program.command().set(0, RECIPES.resolve(words.get(0)).toString());
        program.environment().keySet().removeIf(name -> name.startsWith("RDS_") || name.startsWith("AZURE_"));
        program.environment().putAll(settings);
        int ended = program.start().waitFor();
        String written = Files.readString(output);
        assertEquals(status, ended, written);
        return written;
    }
}
