package org.flightplan.client.http;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;
import org.flightplan.client.problems.UnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * Takes the requests of the REST client and answers them itself, by the {@link Transport} of the caller. So each is sent in the
 * same way on every server; of those, some could send no PATCH, and none the same command again.
 */
public final class ClientFilter implements ClientRequestFilter, ClientResponseFilter {

    /** Its priority: behind the application's own filters, such as one that gives a token. */
    public static final int LAST = Priorities.USER + 1_000;

    /** The header of an answer that is none: why not. */
    static final String UNANSWERED = "X-Unanswered";

    private static final String ANSWER = ClientFilter.class.getName() + ".answer";

    // what the JDK's client sets itself
    private static final Set<String> NOT_OURS = Set.of("connection", "content-length", "expect", "host", "upgrade");

    @Override
    public void filter(ClientRequestContext request) {
        try {
            answer(request, exchange(request));
        } catch (UnavailableException e) {
            unanswered(request, e.problem().detail());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            unanswered(request, "interrupted");
        }
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        if (request.getProperty(ANSWER) instanceof HttpResponse<?> answer
                && answer.body() instanceof InputStream body) {
            response.setEntityStream(body);
        }
    }

    private static HttpResponse<InputStream> exchange(ClientRequestContext request) throws InterruptedException {
        Sending sending = Sending.current();
        Transport transport = sending.transport();
        HttpRequest.Builder sent =
                HttpRequest.newBuilder(request.getUri()).method(request.getMethod(), body(request.getEntity()));
        request.getStringHeaders().forEach((name, values) -> {
            if (!NOT_OURS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> sent.header(name, value));
            }
        });
        sending.headers(request.getMethod()).forEach(sent::setHeader);
        if (request.getEntity() instanceof Content content) {
            sent.setHeader(HttpHeaders.CONTENT_TYPE, content.type());
        }
        boolean json = request.getAcceptableMediaTypes().contains(MediaType.APPLICATION_JSON_TYPE)
                && !(request.getEntity() instanceof Content);
        return transport.send(
                sent,
                // read whole as part of the attempt: an answer that breaks off is none
                json ? wholly() : BodyHandlers.ofInputStream(),
                json ? transport.patience().attempt() : transport.patience().deadline());
    }

    private static HttpResponse.BodyHandler<InputStream> wholly() {
        return info -> HttpResponse.BodySubscribers.mapping(
                HttpResponse.BodySubscribers.ofByteArray(), ByteArrayInputStream::new);
    }

    private static BodyPublisher body(@Nullable Object entity) {
        if (entity == null) {
            return BodyPublishers.noBody();
        }
        return entity instanceof Content content ? content.publisher() : BodyPublishers.ofString(Json.text(entity));
    }

    private static void answer(ClientRequestContext request, HttpResponse<InputStream> answer) {
        Response.ResponseBuilder response = Response.status(answer.statusCode());
        answer.headers().map().forEach((name, values) -> {
            if (!name.equals("content-length") && !name.equals("transfer-encoding")) {
                values.forEach(value -> response.header(name, value));
            }
        });
        request.setProperty(ANSWER, answer);
        request.abortWith(response.build());
    }

    private static void unanswered(ClientRequestContext request, String why) {
        request.abortWith(Response.status(503).header(UNANSWERED, why).build());
    }
}
