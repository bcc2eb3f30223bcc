package org.flightplan.contents;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.settings.Environment;
import org.flightplan.settings.SecretFile;
import org.flightplan.settings.ServerSettings;
import org.flightplan.settings.Setting;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** Where contents are kept on this installation, how large they may be, and who searches them. */
@ApplicationScoped
class ContentSettings {

    private static final Logger LOG = Logger.getLogger(ContentSettings.class.getName());
    private static final int USUAL_LIMIT_MB = 250;
    private static final int LARGEST_LIMIT_MB = 2047;
    private static final String USUAL_REGION = "us-east-1";

    private final Function<Setting, Optional<String>> settings;
    private final Optional<ContentStore> store;
    private final @Nullable String problem;

    ContentSettings() {
        this(ServerSettings::valid, Environment.current());
    }

    /** @param settings what the operator has set, in this {@code environment} */
    ContentSettings(Function<Setting, Optional<String>> settings, Environment environment) {
        this.settings = settings;
        Optional<ContentStore> found = Optional.empty();
        String fault = null;
        try {
            found = configured(settings, environment);
        } catch (SecretFile.Unusable | IllegalArgumentException e) {
            fault = e.getMessage();
        }
        this.store = found;
        this.problem = fault;
    }

    private static Optional<ContentStore> configured(
            Function<Setting, Optional<String>> settings, Environment environment) throws SecretFile.Unusable {
        Optional<String> url = settings.apply(Setting.CONTENT_S3_URL);
        if (url.isPresent()) {
            return Optional.of(s3(URI.create(url.get()), settings));
        }
        Optional<Path> folder = settings.apply(Setting.CONTENT_FOLDER).map(Path::of);
        return environment == Environment.DEVELOPMENT
                ? Optional.of(made(folder.orElseGet(() -> temporary().resolve("flightplan-contents"))))
                : folder.map(FolderStore::new);
    }

    /** In development nobody has to make it; a folder that can't be made is a problem of its store. */
    private static ContentStore made(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "The folder of contents can''t be made: {0}",
                    e.getClass().getSimpleName());
        }
        return new FolderStore(folder);
    }

    private static ContentStore s3(URI address, Function<Setting, Optional<String>> settings)
            throws SecretFile.Unusable {
        String setting = Setting.CONTENT_S3_KEYS_FILE.name();
        Path file = Path.of(settings.apply(Setting.CONTENT_S3_KEYS_FILE)
                .orElseThrow(() -> new SecretFile.Unusable(setting + " is not set: name a file with access key and"
                        + " secret key of CONTENT_S3_URL, a line each")));
        List<String> keys = SecretFile.text(setting, file)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (keys.size() != 2 || address.getPath().length() < 2) {
            throw new SecretFile.Unusable(
                    keys.size() == 2
                            ? Setting.CONTENT_S3_URL + " names no bucket: set for example "
                                    + Setting.CONTENT_S3_URL.example()
                            : setting + " " + file + " must hold access key and secret key, a line each");
        }
        String region = settings.apply(Setting.CONTENT_S3_REGION).orElse(USUAL_REGION);
        return new S3Store(address, region, AwsBasicCredentials.create(keys.get(0), keys.get(1)));
    }

    /** The store; empty when this installation has none. */
    Optional<ContentStore> store() {
        return store;
    }

    /** The store, or why nothing can be kept or read. */
    ContentStore required() {
        return store.orElseThrow(
                () -> new ContentStore.StoreUnavailable("no store is set", new IOException("no store is set")));
    }

    /** What is wrong with the settings, for the operator. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** The largest content, in MiB. */
    static int limitMegabytes() {
        return Math.min(
                LARGEST_LIMIT_MB,
                ServerSettings.number(Setting.CONTENT_LIMIT_MB).orElse(USUAL_LIMIT_MB));
    }

    /** Who searches contents; empty when nobody does. */
    Optional<VirusScanner> scanner() {
        return settings.apply(Setting.CLAMD_ADDRESS).map(VirusScanner::at);
    }

    /** Where contents wait until all has come. */
    static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }
}
