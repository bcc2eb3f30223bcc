package org.flightplan.web.http;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.flightplan.web.problems.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Where every request begins: it is given its id, and its body is read up to the limit. A little more is drained, so that
 * the caller can read the 413.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION - 500)
public class RequestStart implements ContainerRequestFilter {

    /** The largest JSON body, in bytes. */
    static final int LIMIT = 1 << 20;

    private static final int DRAINED = 8 << 20;

    @Inject
    @SuppressWarnings("NullAway.Init")
    RequestScope scope;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        scope.begin(request);
        if (!request.hasEntity()) {
            return;
        }
        InputStream stream = request.getEntityStream();
        byte[] body = stream.readNBytes(LIMIT + 1);
        if (body.length > LIMIT) {
            drain(stream);
            request.abortWith(Problems.tooLarge(LIMIT).response(scope.id()));
        } else if (isOfNoType(request.getMediaType())) {
            request.abortWith(Problems.unsupportedMediaType().response(scope.id()));
        } else {
            request.setEntityStream(new ByteArrayInputStream(body));
        }
    }

    // a body that does not say what it is would pass for whatever a method takes
    private static boolean isOfNoType(@Nullable MediaType type) {
        return type == null || type.isWildcardType();
    }

    private static void drain(InputStream stream) throws IOException {
        byte[] buffer = new byte[1 << 16];
        int left = DRAINED;
        int read = stream.read(buffer);
        while (read > 0 && left > 0) {
            left -= read;
            read = stream.read(buffer);
        }
    }
}
