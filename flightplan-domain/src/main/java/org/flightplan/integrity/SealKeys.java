package org.flightplan.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flightplan.settings.Environment;
import org.flightplan.settings.SecretFile;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign and verify seals: from the file that {@code SEAL_KEY_FILE} names. In development there need be none:
 * the key is then made from {@code SECRET_KEY}, the same after every start.
 */
@ApplicationScoped
public class SealKeys {

    private static final String ALGORITHM = "Ed25519";

    private final @Nullable SealKeyPair pair;
    private final Optional<String> problem;

    /**
     * Reads the keys.
     *
     * @param file of PEM: the private key that signs, and public keys that verify, its own among them
     * @param secret what development keys are made from
     */
    @Inject
    public SealKeys(
            @ConfigProperty(name = "SEAL_KEY_FILE") Optional<String> file,
            @ConfigProperty(name = "SECRET_KEY", defaultValue = "development") String secret) {
        this(file.map(Path::of), Environment.current(), secret);
    }

    /**
     * Reads the keys.
     *
     * @param file of PEM, {@code environment} that may do without, {@code secret} what development keys are made from
     */
    public SealKeys(Optional<Path> file, Environment environment, String secret) {
        @Nullable SealKeyPair found = null;
        Optional<String> wrong = Optional.empty();
        try {
            if (file.isPresent()) {
                found = SealKeyPair.read(file.get());
            } else if (environment == Environment.DEVELOPMENT) {
                found = SealKeyPair.made(secret);
            } else {
                wrong = Optional.of("SEAL_KEY_FILE is not set: name the PEM file with the key that seals the log; "
                        + SealKeyPair.REMEDY);
            }
        } catch (SecretFile.Unusable e) {
            wrong = Optional.of(String.valueOf(e.getMessage()));
        }
        this.pair = found;
        this.problem = wrong;
    }

    /** For the container's proxy. */
    protected SealKeys() {
        this.pair = null;
        this.problem = Optional.empty();
    }

    /** What is wrong with the keys, and the remedy; empty when nothing is. */
    public Optional<String> problem() {
        return problem;
    }

    /** The id of the key that signs now. */
    public String currentId() {
        return pair().id();
    }

    /** Signs, by Ed25519. What is not a seal begins with a label of its own. */
    public byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair().privateKey());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs " + ALGORITHM, e);
        }
    }

    /** Whether the key of this id has signed this content; false for a key that is not known. */
    boolean isSignedBy(String keyId, byte[] content, byte[] signed) {
        return publicKeys().isSignedBy(keyId, content, signed);
    }

    /** The keys that verify: its own, and those that signed before it. */
    public PublicSealKeys publicKeys() {
        return new PublicSealKeys(pair().publicKeys());
    }

    private SealKeyPair pair() {
        if (pair == null) {
            throw new IllegalStateException(problem.orElse("no keys"));
        }
        return pair;
    }
}
