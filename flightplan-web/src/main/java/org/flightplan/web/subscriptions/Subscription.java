package org.flightplan.web.subscriptions;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One client that follows the log, without a thread of its own: what it is told waits here until the server says that it can be
 * written. Whoever tells it never waits for the client.
 */
final class Subscription implements WriteListener, AsyncListener {

    /** The most events that wait for a client. */
    static final int MOST_WAITING = 500;

    private static final int PIECE = 8 << 10;

    // the most bytes of one answer: a server may keep all that it has taken until the client reads
    private static final int MOST_WRITTEN = 1 << 20;
    private static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final String BEAT = ":\n\n";

    /** How a subscription ended. */
    enum End {
        LEFT,
        TOO_SLOW,
        LONG_ENOUGH,
        TOKEN_OVER,
        TENANT_INACTIVE,
        NO_ACCESS,
        LOG_RESTORED,
        STOPPED
    }

    private final Subscriber subscriber;
    private final Consumer<Subscription> atTheEnd;
    private final Deque<String> waiting = new ArrayDeque<>();
    private volatile long position;
    private volatile @Nullable End end;
    private @Nullable AsyncContext answer;
    private @Nullable ServletOutputStream out;
    // from the server's call until it is told that nothing more can be written
    private boolean writable;
    private boolean unflushed;
    private int written;
    private long writtenAt = System.nanoTime();
    private @Nullable Runnable whenDrained;

    /**
     * A client that is told nothing yet.
     *
     * @param position behind which it is told
     * @param atTheEnd told once, when it follows no longer
     */
    Subscription(Subscriber subscriber, long position, Consumer<Subscription> atTheEnd) {
        this.subscriber = subscriber;
        this.position = position;
        this.atTheEnd = atTheEnd;
        // a client that was told nothing yet comes back to where it began; and not all come back at once
        int retry = ThreadLocalRandom.current().nextInt(1_000, 4_000);
        waiting.add("retry: " + retry + "\nid: " + position + "\n\n");
    }

    Subscriber subscriber() {
        return subscriber;
    }

    /** Up to where it was told all that it follows. */
    long position() {
        return position;
    }

    /** How it ended, or null. */
    @Nullable
    End end() {
        return end;
    }

    /** Begins to answer. */
    synchronized void begin(AsyncContext context) throws IOException {
        answer = context;
        ServletOutputStream stream = context.getResponse().getOutputStream();
        out = stream;
        context.addListener(this);
        stream.setWriteListener(this);
        if (end != null) {
            context.complete();
        }
    }

    /**
     * Tells it what it follows of these.
     *
     * @param through up to where that is all there is
     * @return false when there is no room: it was told nothing then
     */
    synchronized boolean tell(List<Announcement> all, long through) {
        List<Announcement> followed = all.stream()
                .filter(each -> each.position() > position && each.concerns(subscriber))
                .toList();
        if (subscriber.stream() != null && !followed.stream().allMatch(each -> each.isOpenTo(subscriber))) {
            end(End.NO_ACCESS);
        }
        if (end != null) {
            return true;
        } else if (waiting.size() + followed.size() > MOST_WAITING) {
            return false;
        }
        followed.forEach(each -> waiting.add(each.textFor(subscriber)));
        position = Math.max(position, through);
        write();
        return true;
    }

    /** Has something done when nothing waits for the client; at once where nothing does. */
    synchronized void whenDrained(Runnable then) {
        if (waiting.isEmpty()) {
            then.run();
        } else {
            whenDrained = then;
        }
    }

    /**
     * Sees to it that the client is there, by a comment when it was told nothing for 15 seconds; called again and again.
     *
     * @return whether it was due
     */
    synchronized boolean beat(Instant now) {
        if (!now.isBefore(subscriber.endsAt())) {
            end(End.TOKEN_OVER);
        }
        long silence = System.nanoTime() - writtenAt;
        boolean due = end == null && silence > BEAT_NANOS;
        if (due && silence > PATIENCE_NANOS) {
            end(End.TOO_SLOW);
        } else if (due) {
            probe();
        }
        return due;
    }

    /** Tells it a comment, if nothing else waits for it: that a client has left is found out by telling it something. */
    synchronized void probe() {
        if (end == null && writable && waiting.isEmpty()) {
            waiting.add(BEAT);
            write();
        }
    }

    /** Ends it; the client may come back to where it was. */
    synchronized void end(End why) {
        if (end != null) {
            return;
        }
        end = why;
        waiting.clear();
        whenDrained = null;
        atTheEnd.accept(this);
        if (answer != null) {
            try {
                answer.complete();
            } catch (IllegalStateException e) {
                // the server has ended it before
            }
        }
    }

    // The server must not be asked by two threads at once, and not before its first call.
    private void write() {
        ServletOutputStream stream = out;
        try {
            while (stream != null && writable && end == null && (unflushed || !waiting.isEmpty())) {
                writable = stream.isReady();
                if (writable && waiting.isEmpty()) {
                    stream.flush();
                    unflushed = false;
                } else if (writable) {
                    byte[] piece = piece();
                    stream.write(piece);
                    unflushed = true;
                    writtenAt = System.nanoTime();
                    written += piece.length;
                }
                if (written > MOST_WRITTEN) {
                    end(End.LONG_ENOUGH);
                }
            }
        } catch (IOException | IllegalStateException e) {
            end(End.LEFT);
        }
        Runnable then = whenDrained;
        if (then != null && waiting.isEmpty()) {
            whenDrained = null;
            then.run();
        }
    }

    private byte[] piece() {
        StringBuilder piece = new StringBuilder();
        while (!waiting.isEmpty() && piece.length() < PIECE) {
            piece.append(waiting.remove());
        }
        return piece.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void onWritePossible() {
        writable = true;
        write();
    }

    @Override
    public void onError(Throwable fault) {
        end(End.LEFT);
    }

    @Override
    public void onError(AsyncEvent event) {
        end(End.LEFT);
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end(End.LEFT);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end(End.LEFT);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // nobody starts it again
    }
}
