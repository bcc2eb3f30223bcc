package org.flightplan.web.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.flightplan.ops.Metrics;
import org.flightplan.web.problems.Problems;

/**
 * Collects one body as it comes, and then has the request go on. What is over the limit, or of a caller who will be refused,
 * is read and dropped, so that the caller can read the answer; what has not come by the deadline is answered with 408.
 */
final class BodyReader implements ReadListener, AsyncListener {

    private static final int DRAINED = 8 << 20;
    private static final int LEAST = 16 << 10;

    private final HttpServletRequest request;
    private final boolean kept;
    private final ServletInputStream stream;
    private final Handover handover;
    private final BodyMemory memory;
    private final Metrics metrics;
    private final byte[] buffer = new byte[8 << 10];
    private ByteArrayOutputStream body = new ByteArrayOutputStream();
    private long taken;
    private long count;

    BodyReader(
            HttpServletRequest request,
            HttpServletResponse response,
            boolean kept,
            AsyncContext waiting,
            BodyMemory memory,
            Metrics metrics)
            throws IOException {
        this.request = request;
        this.kept = kept;
        this.stream = request.getInputStream();
        this.handover = new Handover(request, response, waiting, this::giveBack);
        this.memory = memory;
        this.metrics = metrics;
    }

    // Only from here may the stream be asked whether it is ready: Payara fails when two threads ask. That it has ended
    // is for the server to tell: until then it is at work on it.
    @Override
    public synchronized void onDataAvailable() throws IOException {
        while (!handover.isOver() && stream.isReady()) {
            int read = stream.read(buffer);
            if (read < 0) {
                break;
            }
            keep(read);
        }
    }

    private void keep(int read) {
        count += read;
        if (count > DRAINED) {
            handover.giveUp(kept ? Problems.tooLarge(BodyFilter.LIMIT) : null);
        } else if (count > BodyFilter.LIMIT) {
            body = new ByteArrayOutputStream();
            giveBack();
        } else if (kept && isRoomFor(body.size() + read)) {
            body.write(buffer, 0, read);
        } else if (kept) {
            handover.giveUp(Problems.unavailable());
        }
    }

    // twice: it is copied when it grows
    private boolean isRoomFor(int size) {
        long more = 2L * size - taken;
        if (more <= 0) {
            return true;
        }
        long step = Math.max(more, LEAST);
        boolean had = memory.take(step);
        taken += had ? step : 0;
        return had;
    }

    private void giveBack() {
        memory.giveBack(taken);
        taken = 0;
    }

    @Override
    public synchronized void onAllDataRead() {
        if (!kept) {
            handover.goOn(null);
        } else if (count > BodyFilter.LIMIT) {
            handover.goOn(Problems.tooLarge(BodyFilter.LIMIT));
        } else if (request.getContentLengthLong() > count) {
            metrics.lostBody("incomplete");
            handover.goOn(Problems.unavailable());
        } else {
            request.setAttribute(BodyFilter.BODY, body.toByteArray());
            handover.goOn(null);
        }
    }

    /** The caller is gone: there is nobody to answer. */
    @Override
    public synchronized void onError(Throwable fault) {
        if (handover.drop()) {
            metrics.lostBody("aborted");
        }
    }

    @Override
    public synchronized void onTimeout(AsyncEvent event) {
        if (!handover.isOver()) {
            metrics.lostBody("late");
            handover.giveUp(kept ? Problems.tooSlow() : null);
        }
    }

    @Override
    public void onError(AsyncEvent event) {
        onError(event.getThrowable());
    }

    @Override
    public void onComplete(AsyncEvent event) {
        // told elsewhere
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // the API's own waiting is not this one's
    }

    /** How it goes on. */
    Handover handover() {
        return handover;
    }
}
