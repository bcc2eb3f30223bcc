package org.flightplan.bench.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Reads what all followers are told, on one thread. */
final class Followers implements AutoCloseable, Runnable {

    private final Selector selector;
    private final Thread thread = new Thread(this, "followers");
    private volatile boolean over;
    private volatile boolean failed;

    Followers() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread.start();
    }

    /** Has one follow, or come back. */
    void connect(Follower follower, int port, String token) {
        try {
            follower.connect(selector, port, token);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Fails when reading has.
     *
     * @throws IllegalStateException then
     */
    void check() {
        if (failed) {
            throw new IllegalStateException("The followers are not read any more");
        }
    }

    @Override
    public void run() {
        boolean ended = false;
        try {
            ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
            Clock clock = Clock.systemUTC();
            while (!over) {
                selector.select(100);
                for (SelectionKey key : selector.selectedKeys()) {
                    read(key, buffer, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
                }
                selector.selectedKeys().clear();
            }
            ended = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            failed = !ended;
        }
    }

    private static void read(SelectionKey key, ByteBuffer buffer, long micros) throws IOException {
        Follower follower = (Follower) key.attachment();
        SocketChannel channel = (SocketChannel) key.channel();
        try {
            follower.read(channel, buffer, micros);
        } catch (IOException cut) {
            follower.leave(channel);
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
