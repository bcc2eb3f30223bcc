package org.flightplan.web.security;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.flightplan.settings.Environment;
import org.flightplan.settings.ServerSettings;
import org.flightplan.settings.Setting;
import org.flightplan.web.problems.Problem;
import org.flightplan.web.problems.Problems;

/**
 * Lets requests through that are addressed to an allowed host, and pages of allowed hosts call the API (CORS). Without it, a
 * made-up Host header would stand in the addresses we answer with.
 */
@WebFilter(filterName = "HostFilter", asyncSupported = true)
public class HostFilter implements Filter {

    private static final String METHODS = "GET, POST, PATCH, PUT, DELETE";
    private static final String REQUEST_HEADERS = "Authorization, Content-Type, Idempotency-Key, If-Match, Prefer,"
            + " X-Tenant-ID, X-Purpose-Of-Use, Last-Event-ID";
    private static final String ANSWER_HEADERS = "ETag, Location, Retry-After";

    private final AllowedHosts allowed = new AllowedHosts(
            ServerSettings.text(Setting.ALLOWED_HOSTS), Environment.current() == Environment.DEVELOPMENT);

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        if (!allowed.allowsHost(asked.getHeader("Host")) && !isOfMonitoring(asked)) {
            refuse(asked, answer);
        } else if (!sharesWithOrigin(asked, answer)) {
            chain.doFilter(request, response);
        }
    }

    // Prometheus asks each node by a name of its own; no address stands in what it is answered
    private static boolean isOfMonitoring(HttpServletRequest asked) {
        return asked.getServletPath().equals("/metrics");
    }

    /** Tells the browser that a page may read the answer; true when that was all it asked. */
    private boolean sharesWithOrigin(HttpServletRequest asked, HttpServletResponse answer) {
        String origin = asked.getHeader("Origin");
        if (origin == null || !allowed.allowsOrigin(origin)) {
            return false;
        }
        answer.setHeader("Access-Control-Allow-Origin", origin);
        answer.setHeader("Access-Control-Expose-Headers", ANSWER_HEADERS);
        answer.addHeader("Vary", "Origin");
        boolean preflight =
                asked.getMethod().equals("OPTIONS") && asked.getHeader("Access-Control-Request-Method") != null;
        if (preflight) {
            answer.setHeader("Access-Control-Allow-Methods", METHODS);
            answer.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
            answer.setHeader("Access-Control-Max-Age", "600");
            answer.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
        return preflight;
    }

    private static void refuse(HttpServletRequest asked, HttpServletResponse answer) throws IOException {
        if (UnreadBody.isIn(asked)) {
            UnreadBody.endConnection(asked, answer);
        }
        Problem problem = Problems.hostNotAllowed();
        answer.setStatus(problem.status());
        answer.setContentType(Problem.MEDIA_TYPE.toString());
        answer.getOutputStream()
                .write(problem.json(UUID.randomUUID()).toString().getBytes(StandardCharsets.UTF_8));
    }
}
