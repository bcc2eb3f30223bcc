package org.flightplan.archives;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * The form age-encryption.org/v1: to an X25519 key, in chunks of 64 KB that each open by themselves, so that a file of any size
 * takes one size of memory, and one that was cut, moved or changed does not open. {@code age -d} opens it as well.
 */
public final class ArchiveEncryption {

    private static final int BUFFER = 1 << 16;

    private ArchiveEncryption() {}

    /** The public key of whoever is to open an archive: {@code age1…}, as age-keygen writes it. */
    public record Recipient(String key) {

        /** @throws IllegalArgumentException when it is none; the message says what it looks like */
        public Recipient {
            try {
                X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(key);
            } catch (GeneralSecurityException | RuntimeException e) {
                throw new IllegalArgumentException(
                        "no public key of age: it begins with age1 and has 62 letters and digits", e);
            }
        }

        private RecipientStanzaWriter writer() throws GeneralSecurityException {
            return X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(key);
        }
    }

    /** The private key that opens an archive: {@code AGE-SECRET-KEY-1…}, as age-keygen writes it. */
    public static final class Identity {

        private final String key;

        private Identity(String key) {
            this.key = key;
        }

        /**
         * The key in the text of an identity file: its first line that is not empty and no comment.
         *
         * @throws IllegalArgumentException when there is none; the message says what it looks like
         */
        public static Identity of(String file) {
            String key = file.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .findFirst()
                    .orElse("");
            try {
                X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(key);
                return new Identity(key);
            } catch (GeneralSecurityException | RuntimeException e) {
                throw new IllegalArgumentException("no private key of age: it begins with AGE-SECRET-KEY-1", e);
            }
        }

        private RecipientStanzaReader reader() throws GeneralSecurityException {
            return X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(key);
        }
    }

    /** What is written is encrypted on its way to {@code out}, which is closed with it. */
    static OutputStream encrypting(OutputStream out, Recipient recipient) throws IOException {
        try {
            return new BufferedOutputStream(
                    Channels.newOutputStream(new StandardEncryptingChannelFactory()
                            .newEncryptingChannel(Channels.newChannel(out), List.of(recipient.writer()))),
                    BUFFER);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has X25519 and ChaCha20-Poly1305", e);
        }
    }

    /** What is read was decrypted, and is as it was written; a chunk that is not fails. */
    static InputStream decrypting(InputStream in, Identity identity) throws IOException {
        try {
            return Channels.newInputStream(new StandardDecryptingChannelFactory()
                    .newDecryptingChannel(Channels.newChannel(in), List.of(identity.reader())));
        } catch (GeneralSecurityException e) {
            throw new IOException("it is for another key", e);
        }
    }
}
