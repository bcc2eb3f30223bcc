package org.flightplan.contents;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** ClamAV's daemon, asked by its command INSTREAM (clamd(8)). */
final class VirusScanner {

    private static final String UNIX = "unix:";
    private static final int USUAL_PORT = 3310;
    private static final int PIECE = 1 << 16;
    private static final int LONGEST_ANSWER = 4_096;

    private final String address;
    private final Duration patience;

    private VirusScanner(String address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    /** @param address {@code host:port} or {@code unix:path} */
    static VirusScanner at(String address) {
        return at(address, Duration.ofMinutes(5));
    }

    static VirusScanner at(String address, Duration patience) {
        return new VirusScanner(address, patience);
    }

    /** The scanner can't be asked, or can't tell: nothing is kept until it can. */
    static final class ScannerUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ScannerUnavailable(String message, IOException cause) {
            super(message, cause);
        }
    }

    /**
     * Searches a content.
     *
     * @return what was found, as ClamAV calls it; empty when nothing was
     */
    Optional<String> search(InputStream content) {
        try (SocketChannel channel = connected()) {
            Executor later = CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS);
            // a channel has no time-out of its own
            CompletableFuture<Void> cut = CompletableFuture.runAsync(() -> close(channel), later);
            try {
                return verdict(answer(channel, content));
            } finally {
                cut.cancel(false);
            }
        } catch (IOException e) {
            throw new ScannerUnavailable("clamd can't be asked", e);
        }
    }

    private SocketChannel connected() throws IOException {
        SocketAddress where =
                address.startsWith(UNIX) ? UnixDomainSocketAddress.of(address.substring(UNIX.length())) : tcp(address);
        return SocketChannel.open(where);
    }

    private static InetSocketAddress tcp(String address) throws IOException {
        int colon = address.lastIndexOf(':');
        try {
            return colon < 0
                    ? new InetSocketAddress(address, USUAL_PORT)
                    : new InetSocketAddress(
                            address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw new IOException("CLAMD_ADDRESS is no host:port", e);
        }
    }

    private static String answer(SocketChannel channel, InputStream content) throws IOException {
        write(channel, ByteBuffer.wrap("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII)));
        byte[] piece = new byte[PIECE];
        for (int read = content.readNBytes(piece, 0, PIECE); read > 0; read = content.readNBytes(piece, 0, PIECE)) {
            write(channel, ByteBuffer.allocate(Integer.BYTES).putInt(read).flip());
            write(channel, ByteBuffer.wrap(piece, 0, read));
        }
        write(channel, ByteBuffer.allocate(Integer.BYTES).putInt(0).flip());
        ByteBuffer answer = ByteBuffer.allocate(LONGEST_ANSWER);
        while (answer.hasRemaining() && channel.read(answer) >= 0) {
            // to its end
        }
        return new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII).strip();
    }

    private static Optional<String> verdict(String told) throws IOException {
        String answer = told.replace("\0", "");
        if (answer.endsWith(" OK")) {
            return Optional.empty();
        } else if (answer.endsWith(" FOUND")) {
            return Optional.of(answer.replaceAll("^stream: | FOUND$", ""));
        }
        throw new IOException("clamd can't tell: " + answer);
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // it is over either way
        }
    }
}
