package org.flightplan.web.http;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import org.flightplan.web.problems.Problem;
import org.flightplan.web.requests.RequestScope;

/** Where every request begins: it is given its id, and its body, which {@link BodyFilter} has read. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION - 500)
@SuppressWarnings("NullAway.Init")
public class RequestStart implements ContainerRequestFilter {

    @Context
    HttpServletRequest servlet;

    @Inject
    RequestScope scope;

    @Override
    public void filter(ContainerRequestContext request) {
        scope.begin(request);
        if (servlet.getAttribute(BodyFilter.PROBLEM) instanceof Problem problem) {
            request.abortWith(problem.response(scope.id()));
        } else {
            // never the connection's own stream: reading it would hold this thread as long as the caller likes
            byte[] body = servlet.getAttribute(BodyFilter.BODY) instanceof byte[] read ? read : new byte[0];
            request.setEntityStream(new ByteArrayInputStream(body));
        }
    }
}
