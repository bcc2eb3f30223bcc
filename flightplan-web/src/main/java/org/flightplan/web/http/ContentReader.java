package org.flightplan.web.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.flightplan.contents.Incoming;
import org.flightplan.ops.Metrics;
import org.flightplan.web.problems.Problems;

/** Takes in one content as it comes, and then has the request go on; no thread waits for it. */
final class ContentReader implements ReadListener, AsyncListener {

    /** Whoever sends slower, after the first seconds, is not waited for. */
    static final long LEAST_BYTES_A_SECOND = 32 << 10;

    private static final long FIRST_SECONDS = 10;

    private final HttpServletRequest request;
    private final ServletInputStream stream;
    private final Incoming content;
    private final long limit;
    private final Handover handover;
    private final Metrics metrics;
    private final byte[] buffer = new byte[16 << 10];
    private final long begunAt = System.nanoTime();
    private boolean whole;

    ContentReader(
            HttpServletRequest request,
            HttpServletResponse response,
            AsyncContext waiting,
            Incoming content,
            long limit,
            Metrics metrics)
            throws IOException {
        this.request = request;
        this.stream = request.getInputStream();
        this.content = content;
        this.limit = limit;
        this.metrics = metrics;
        this.handover = new Handover(request, response, waiting, this::closeUnlessWhole);
    }

    // as BodyReader does: from here alone
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
        if (content.size() + read > limit) {
            handover.giveUp(Problems.contentTooLarge(limit));
            return;
        }
        try {
            content.take(buffer, read);
        } catch (IOException e) {
            // the node's own disk is full
            handover.giveUp(Problems.contentsUnavailable());
        }
    }

    @Override
    public synchronized void onAllDataRead() {
        if (handover.isOver()) {
            return;
        }
        try {
            if (request.getContentLengthLong() > content.size()) {
                metrics.lostBody("incomplete");
                handover.goOn(Problems.unavailable());
            } else {
                content.finish();
                whole = true;
                request.setAttribute(Uploads.CONTENT, content);
                handover.goOn(null);
            }
        } catch (IOException e) {
            handover.goOn(Problems.contentsUnavailable());
        }
    }

    private void closeUnlessWhole() {
        if (!whole) {
            content.close();
        }
    }

    /** Ends it when it comes too slowly; called again and again. */
    synchronized void look() {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begunAt) - FIRST_SECONDS;
        if (!handover.isOver() && seconds > 0 && content.size() < seconds * LEAST_BYTES_A_SECOND) {
            metrics.lostBody("late");
            handover.giveUp(Problems.contentTooSlow(LEAST_BYTES_A_SECOND));
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
            handover.giveUp(Problems.contentTooSlow(LEAST_BYTES_A_SECOND));
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
