package org.flightplan.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.flightplan.client.http.Problems;
import org.flightplan.client.http.Transport;
import org.flightplan.client.problems.FlightPlanException;
import org.flightplan.client.problems.UnavailableException;

/**
 * Word of each event as soon as the queries show it, by server-sent events. It comes back by itself to where it was when the
 * server ends the stream, is started anew or falls silent: none is missed, and none comes twice.
 */
public final class Notices {

    private static final long FROM_NOW = -1;

    // the server sends a comment every 15 seconds when there is nothing else
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(45);

    private final URI uri;
    private final Transport transport;

    Notices(URI uri, Transport transport) {
        this.uri = uri;
        this.transport = transport;
    }

    /** Of events of a unit alone: of stays in it, and of their coming and going. */
    public Notices ofUnit(UUID unitId) {
        return with("unit_id=" + unitId);
    }

    /** Of events of a stream alone. */
    public Notices ofStream(UUID streamId) {
        return with("stream_id=" + streamId);
    }

    private Notices with(String parameter) {
        String joint = uri.getQuery() == null ? "?" : "&";
        return new Notices(URI.create(uri + joint + parameter), transport);
    }

    /**
     * Hands word of each event behind a position to the consumer, in order and one at a time, until the thread is interrupted.
     *
     * @param after the position of the last notice, or the one that a board shows; 0 for the first event
     * @param consumer the notice is done when it returns; what it throws ends the following
     * @throws FlightPlanException when the caller may not follow, or {@code position_ahead}: the log was restored to an earlier
     *     moment
     */
    public void follow(long after, Consumer<Notice> consumer) throws InterruptedException {
        long position = after;
        Duration pause = Duration.ofSeconds(1);
        while (true) {
            try (EventStream stream = new EventStream(open(position), position)) {
                while (stream.awaitNext(LONGEST_SILENCE)) {
                    stream.notice().ifPresent(consumer);
                    position = stream.position();
                }
                position = stream.position();
                pause = stream.retry().orElse(pause);
            } catch (UnavailableException e) {
                // it stays away: the attempts have waited long enough
            }
            transport.time().sleep(pause);
        }
    }

    /** The same of events that are recorded from now on. */
    public void followFromNow(Consumer<Notice> consumer) throws InterruptedException {
        follow(FROM_NOW, consumer);
    }

    private InputStream open(long after) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", "text/event-stream");
        if (after != FROM_NOW) {
            request.header("Last-Event-ID", Long.toString(after));
        }
        HttpResponse<InputStream> answer = transport.send(
                request, BodyHandlers.ofInputStream(), transport.patience().attempt());
        if (answer.statusCode() == 200) {
            return answer.body();
        }
        throw Problems.exception(answer.statusCode(), bytes(answer.body()));
    }

    private static byte[] bytes(InputStream body) {
        try (body) {
            return body.readAllBytes();
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
