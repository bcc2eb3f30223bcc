package org.flightplan.bench.streams;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One client of {@code GET /api/v1/events/stream}: reads what comes, and keeps what it was told and when. */
final class Follower {

    /**
     * What it was told.
     *
     * @param micros when, since 1970
     */
    record Told(long position, long micros) {}

    private enum Reading {
        HEAD,
        SIZE,
        CHUNK
    }

    private final UUID tenant;
    private final int user;
    private final List<Told> told = new ArrayList<>();
    // of HTTP: the head, and the sizes of chunks
    private final StringBuilder frame = new StringBuilder();
    // of an event; a chunk may end in its midst
    private final StringBuilder line = new StringBuilder();
    private Reading reading = Reading.HEAD;
    private int left;
    private boolean isLast;
    private boolean isTurnedAway;
    private volatile long began;
    private long lastId;
    private boolean hasData;
    private volatile boolean open;
    private volatile boolean isRefused;

    Follower(UUID tenant, int user) {
        this.tenant = tenant;
        this.user = user;
    }

    UUID tenant() {
        return tenant;
    }

    /** Which of the tenant's users it is of. */
    int user() {
        return user;
    }

    /** All that it was told, also before it came back. */
    synchronized List<Told> told() {
        return List.copyOf(told);
    }

    synchronized int count() {
        return told.size();
    }

    /** Behind which position it was told first. */
    long began() {
        return began;
    }

    /** Whether it was let in, and has not been ended. */
    boolean isOpen() {
        return open;
    }

    /** Whether it was told to come again. */
    boolean isRefused() {
        return isRefused;
    }

    /** Begins to follow, or comes back to where it was. */
    void connect(Selector selector, int port, String token) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request = "GET /api/v1/events/stream HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer "
                + token + "\r\n" + (lastId == 0 ? "" : "Last-Event-ID: " + lastId + "\r\n") + "\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        reading = Reading.HEAD;
        isLast = false;
        isTurnedAway = false;
        isRefused = false;
        frame.setLength(0);
        line.setLength(0);
        hasData = false;
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
        selector.wakeup();
    }

    /** Reads what has come. */
    void read(SocketChannel channel, ByteBuffer buffer, long micros) throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            leave(channel);
            return;
        }
        buffer.flip();
        while (buffer.hasRemaining() && !isLast) {
            take((char) buffer.get(), micros);
        }
        if (isLast) {
            leave(channel);
        }
    }

    void leave(SocketChannel channel) throws IOException {
        open = false;
        channel.close();
        isRefused = isTurnedAway;
    }

    private void take(char next, long micros) {
        if (reading == Reading.CHUNK) {
            takeOfEvent(next, micros);
            left--;
            reading = left == 0 ? Reading.SIZE : Reading.CHUNK;
        } else if (next != '\n') {
            frame.append(next);
        } else {
            takeFrame(frame.toString().strip());
            frame.setLength(0);
        }
    }

    private void takeFrame(String text) {
        if (reading == Reading.SIZE && !text.isEmpty()) {
            left = Integer.parseInt(text, 16);
            isLast = left == 0;
            reading = isLast ? Reading.SIZE : Reading.CHUNK;
        } else if (reading == Reading.HEAD && text.isEmpty()) {
            reading = Reading.SIZE;
        } else if (reading == Reading.HEAD && text.startsWith("HTTP/") && !text.startsWith("HTTP/1.1 200")) {
            isTurnedAway = true;
            isLast = true;
        }
    }

    private void takeOfEvent(char next, long micros) {
        if (next != '\n') {
            line.append(next);
            return;
        }
        if (line.indexOf("id: ") == 0) {
            lastId = Long.parseLong(line.substring(4));
            began = began == 0 ? lastId : began;
            open = true;
        } else if (line.indexOf("data: ") == 0) {
            hasData = true;
        } else if (line.isEmpty() && hasData) {
            synchronized (this) {
                told.add(new Told(lastId, micros));
            }
            hasData = false;
        }
        line.setLength(0);
    }
}
