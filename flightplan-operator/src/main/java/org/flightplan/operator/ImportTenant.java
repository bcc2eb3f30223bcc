package org.flightplan.operator;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.flightplan.archives.ArchiveEncryption.Identity;
import org.flightplan.archives.ArchiveReader;
import org.flightplan.archives.BrokenArchive;
import org.flightplan.archives.CheckedArchive;
import org.flightplan.archives.ImportRefused;
import org.flightplan.archives.TenantImport;
import org.flightplan.audit.Action;
import org.flightplan.integrity.PublicSealKeys;
import org.flightplan.settings.OperatorSettings;
import org.flightplan.settings.SecretFile;
import org.flightplan.settings.SettingException;

/** {@code import}: an archive of another installation, as a new tenant of this one. */
record ImportTenant(OperatorSettings settings, PrintWriter out) implements Command {

    private static final String FILE = "--file";
    private static final String IDENTITY = "--identity";
    private static final String SIGNER = "--signer";
    private static final String CHECK = "--check";

    @Override
    public int run(List<String> arguments) {
        Options options = Options.of("import", arguments, Set.of(FILE, IDENTITY, SIGNER, CHECK));
        Path file = Path.of(options.required(FILE));
        Identity identity = identity(Path.of(options.required(IDENTITY)));
        PublicSealKeys signers = signers(Path.of(options.required(SIGNER)));
        try (Installation installation = Installation.of(settings)) {
            ArchiveReader reader = new ArchiveReader(() -> Files.newInputStream(file), identity);
            CheckedArchive archive = CheckedArchive.of(reader, signers, installation.types());
            out.println("tenant     " + archive.manifest().tenant().value() + ", "
                    + archive.manifest().tenantName());
            out.println("events     " + archive.manifest().events() + ", all as they were signed");
            TenantImport taking = new TenantImport(
                    installation.requests(),
                    installation.events(),
                    installation.types(),
                    installation.keys(),
                    installation.contents(),
                    Clock.systemUTC());
            taking.check(archive, installation.packs());
            if (options.has(CHECK)) {
                out.println("It can be taken in; nothing was changed.");
            } else {
                TenantImport.Outcome outcome = taking.run(archive, installation.packs());
                installation.record(
                        Action.TENANT_IMPORTED,
                        archive.manifest().tenant(),
                        archive.manifest().archive());
                report(outcome);
            }
            return DONE;
        } catch (BrokenArchive | ImportRefused e) {
            out.println(e.getMessage());
            return FAILED;
        } catch (IOException e) {
            out.println(file + " can't be read, or no room is left on this machine: "
                    + e.getClass().getSimpleName() + ". Call again with the same archive; it goes on.");
            return FAILED;
        }
    }

    private void report(TenantImport.Outcome outcome) {
        if (outcome.resumedBehind() > 0) {
            out.println("went on    behind event " + outcome.resumedBehind() + ", where an earlier call had ended");
        }
        out.println("stored     " + outcome.events() + " events, " + outcome.contents() + " contents");
        outcome.packs()
                .forEach(pack -> out.println("pack       " + pack + " lies in SPECIALTIES_DIR: restart the nodes"));
        out.println("The tenant is active. Its queries show all of it when the projections have passed position "
                + outcome.position() + ": GET /admin/projections.");
    }

    private static Identity identity(Path file) {
        try {
            return Identity.of(SecretFile.text(IDENTITY, file));
        } catch (SecretFile.Unusable e) {
            throw new SettingException(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new SettingException(IDENTITY + " " + file + " holds " + e.getMessage() + ".");
        }
    }

    private static PublicSealKeys signers(Path file) {
        try {
            return PublicSealKeys.ofPem(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new SettingException(
                    SIGNER + " " + file + " can't be read: name the PEM file with the public half of the"
                            + " old installation's sealing key.");
        } catch (IllegalArgumentException e) {
            throw new SettingException(SIGNER + " " + file + " is wrong: " + e.getMessage()
                    + ". It holds what openssl pkey -in seal.pem -pubout writes in the old installation.");
        }
    }
}
