package org.flightplan.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flightplan.settings.Environment;
import org.flightplan.settings.SecretFile;
import org.jspecify.annotations.Nullable;

/**
 * Master keys in the file that {@code MASTER_KEY_FILE} names, one a line: the first wraps, all unwrap. The file is read
 * anew every {@value #SECONDS} seconds, so that a key is added without a restart. In development there need be none: the
 * key is then made from {@code SECRET_KEY}, the same after every start.
 */
@ApplicationScoped
public class MasterKeyFile implements MasterKeys {

    private static final String SETTING = "MASTER_KEY_FILE";
    private static final String REMEDY = "make one with: (umask 077; openssl rand -base64 32 > master.key)";
    private static final int SECONDS = 10;
    private static final int ID_DIGITS = 16;

    private final Optional<Path> file;
    private final Environment environment;
    private final String secret;
    private volatile @Nullable Read last;

    /** What the file held, or why it could not be used. */
    private record Read(Map<String, SecretKey> keys, Optional<String> problem, long at) {}

    /**
     * Reads the keys when they are needed.
     *
     * @param file of base64, 32 bytes a line
     * @param secret what the development key is made from
     */
    @Inject
    public MasterKeyFile(
            @ConfigProperty(name = SETTING) Optional<String> file,
            @ConfigProperty(name = "SECRET_KEY", defaultValue = "development") String secret) {
        this(file.map(Path::of), Environment.current(), secret);
    }

    /**
     * Reads the keys when they are needed.
     *
     * @param file of base64, {@code environment} that may do without, {@code secret} what the development key is made from
     */
    public MasterKeyFile(Optional<Path> file, Environment environment, String secret) {
        this.file = file;
        this.environment = environment;
        this.secret = secret;
    }

    /** For the container's proxy. */
    protected MasterKeyFile() {
        this(Optional.empty(), Environment.PRODUCTION, "");
    }

    @Override
    public Optional<String> problem() {
        return read().problem();
    }

    @Override
    public String currentId() {
        return usable().keySet().iterator().next();
    }

    @Override
    public Wrapped wrap(byte[] key, byte[] context) {
        Map.Entry<String, SecretKey> current = usable().entrySet().iterator().next();
        return new Wrapped(current.getKey(), AesGcm.seal(current.getValue(), context, key));
    }

    @Override
    public byte[] unwrap(String id, byte[] wrapped, byte[] context) {
        SecretKey key = usable().get(id);
        if (key == null) {
            // another node may have met a new first line before this one
            last = null;
            key = usable().get(id);
        }
        if (key == null) {
            throw new MissingKey("a key is wrapped by the master key " + id + ", which " + SETTING + " does not hold");
        }
        return AesGcm.open(key, context, wrapped, 0);
    }

    private Map<String, SecretKey> usable() {
        Read read = read();
        if (read.problem().isPresent()) {
            throw new MissingKey(read.problem().get());
        }
        return read.keys();
    }

    private Read read() {
        Read known = last;
        if (known == null || System.nanoTime() - known.at() > TimeUnit.SECONDS.toNanos(SECONDS)) {
            known = readNow();
            last = known;
        }
        return known;
    }

    private Read readNow() {
        try {
            if (file.isPresent()) {
                return new Read(keys(file.get()), Optional.empty(), System.nanoTime());
            } else if (environment == Environment.DEVELOPMENT) {
                byte[] made = developmentKey(secret);
                return new Read(Map.of(idOf(made), AesGcm.key(made)), Optional.empty(), System.nanoTime());
            }
            throw new SecretFile.Unusable(SETTING
                    + " is not set: name the file with the key that patients' data is encrypted under; " + REMEDY);
        } catch (SecretFile.Unusable e) {
            return new Read(Map.of(), Optional.ofNullable(e.getMessage()), System.nanoTime());
        }
    }

    private static Map<String, SecretKey> keys(Path file) throws SecretFile.Unusable {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        for (String line : SecretFile.text(SETTING, file).lines().toList()) {
            if (!line.isBlank()) {
                byte[] bytes = bytes(line.strip());
                if (bytes.length != AesGcm.KEY_BYTES) {
                    throw new SecretFile.Unusable(
                            SETTING + " " + file + " holds a line that is no base64 of 32 bytes: " + REMEDY);
                }
                keys.put(idOf(bytes), AesGcm.key(bytes));
            }
        }
        if (keys.isEmpty()) {
            throw new SecretFile.Unusable(SETTING + " " + file + " is empty: " + REMEDY);
        }
        return keys;
    }

    private static byte[] bytes(String line) {
        try {
            return Base64.getDecoder().decode(line);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] developmentKey(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal("flightplan development master key".getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC", e);
        }
    }

    private static String idOf(byte[] key) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update("flightplan master key id".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(sha256.digest(key)).substring(0, ID_DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
