package org.flightplan.web.http;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.flightplan.contents.Contents;
import org.flightplan.contents.Incoming;
import org.flightplan.ops.Metrics;
import org.flightplan.web.problems.Problem;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.security.Tokens;
import org.flightplan.web.security.UnreadBody;

/**
 * Reads the body of a request before the API is called, and holds no thread while it comes: a client that sends half of
 * it would stop the whole node else. Of a caller whom the API will refuse, nothing is kept. What was read, or what is wrong
 * with it, is an attribute of the request that {@link RequestStart} takes up.
 */
@WebFilter(filterName = "BodyFilter", asyncSupported = true)
@SuppressWarnings("NullAway.Init")
public class BodyFilter implements Filter {

    /** The largest JSON body, in bytes. */
    static final int LIMIT = 1 << 20;

    /** The body that was read, as bytes. */
    static final String BODY = "flightplan.body";

    /** The {@link Problem} with the body. */
    static final String PROBLEM = "flightplan.body-problem";

    private static final long DRAINED = 8 << 20;
    private static final long DEADLINE_MILLIS = 10_000;
    private static final long RIGHT_BEHIND_MILLIS = 20;
    // of a large content; what is slower than is waited for ends long before
    private static final long LONGEST_UPLOAD_MILLIS = 3_600_000;
    private static final int LEAST_PIECE = 16 << 10;

    private final BodyMemory memory = BodyMemory.ofThisNode();

    @Inject
    WantedBody wanted;

    @Inject
    Tokens tokens;

    @Inject
    Uploads uploads;

    @Inject
    Metrics metrics;

    @Inject
    Instance<RequestContextController> requestScopes;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        if (asked.getDispatcherType() == DispatcherType.ASYNC) {
            goOnInScope(asked, response, chain);
            return;
        }
        HttpServletRequest told = WantedBody.judgeHeaders(asked);
        Incoming content = UnreadBody.isIn(asked) && wanted.isContent(asked) && isKept(asked)
                ? uploads.begin(asked, tokens.of(asked).tenant())
                : null;
        if (content != null && UnreadBody.isUpgraded(asked)) {
            takeHere(asked, content);
            goOn(told, response, chain);
        } else if (content != null) {
            takeAsItComes(told, (HttpServletResponse) response, content);
        } else if (!UnreadBody.isIn(asked) || readAtOnce(asked)) {
            chain.doFilter(told, response);
        } else if (!UnreadBody.isUpgraded(asked)) {
            readAsItComes(told, (HttpServletResponse) response);
        } else {
            // there, Payara tells the listener of no body, or of its end too early
            if (isKept(asked) && !wanted.isContent(asked)) {
                readHere(asked);
            }
            chain.doFilter(told, response);
        }
    }

    private boolean isKept(HttpServletRequest asked) {
        return asked.getAttribute(PROBLEM) == null && wanted.isLetIn(asked);
    }

    private static void readHere(HttpServletRequest asked) throws IOException {
        byte[] body = asked.getInputStream().readNBytes(LIMIT + 1);
        if (body.length > LIMIT) {
            asked.getInputStream().skip(DRAINED);
            asked.setAttribute(PROBLEM, Problems.tooLarge(LIMIT));
        } else {
            asked.setAttribute(BODY, body);
        }
    }

    private static void goOn(HttpServletRequest asked, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(asked, response);
        } finally {
            // of a content that no method has taken, nothing is left
            Incoming untaken = Uploads.take(asked);
            if (untaken != null) {
                untaken.close();
            }
        }
    }

    // Payara dispatches on a thread without the scope
    private void goOnInScope(HttpServletRequest asked, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RequestContextController scope = requestScopes.get();
        boolean activated = scope.activate();
        try {
            goOn(asked, response, chain);
        } finally {
            if (activated) {
                scope.deactivate();
            }
        }
    }

    // over HTTP/2, on this thread, as any other body
    private static void takeHere(HttpServletRequest asked, Incoming content) throws IOException {
        byte[] buffer = new byte[LEAST_PIECE];
        boolean whole = false;
        try {
            ServletInputStream in = asked.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (content.size() + read > Contents.limit()) {
                    asked.setAttribute(PROBLEM, Problems.contentTooLarge(Contents.limit()));
                    return;
                }
                content.take(buffer, read);
            }
            content.finish();
            whole = true;
            asked.setAttribute(Uploads.CONTENT, content);
        } finally {
            if (!whole) {
                content.close();
            }
        }
    }

    private void takeAsItComes(HttpServletRequest asked, HttpServletResponse response, Incoming content)
            throws IOException {
        AsyncContext waiting = begunWaiting(asked, response, LONGEST_UPLOAD_MILLIS);
        ContentReader reader = new ContentReader(asked, response, waiting, content, Contents.limit(), metrics);
        waiting.addListener(reader);
        asked.getInputStream().setReadListener(reader);
        uploads.watch(reader);
        leave(asked, response, reader.handover());
    }

    private static AsyncContext begunWaiting(HttpServletRequest asked, HttpServletResponse response, long millis) {
        // a server that stops ends what waits without an answer: that must not say 200, since nothing was done
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        AsyncContext waiting = asked.startAsync(asked, response);
        waiting.setTimeout(millis);
        return waiting;
    }

    // Most bodies come right behind their headers. On Payara, a request that goes on by another thread while this one
    // is still on its way out may lose what it was given, and the next one of the same connection may meet what it
    // left; WildFly calls the listener when this thread is gone.
    private static void leave(HttpServletRequest asked, HttpServletResponse response, Handover handover) {
        if (isPayara(asked) && !handover.await(RIGHT_BEHIND_MILLIS)) {
            UnreadBody.endConnection(asked, response);
        }
        handover.leave();
    }

    // most bodies come with their headers
    private static boolean readAtOnce(HttpServletRequest asked) throws IOException {
        long length = asked.getContentLengthLong();
        if (length <= 0 || length > LIMIT || asked.getInputStream().available() < length) {
            return false;
        }
        byte[] body = asked.getInputStream().readNBytes((int) length);
        asked.setAttribute(BODY, body);
        return body.length == length;
    }

    private void readAsItComes(HttpServletRequest asked, HttpServletResponse response) throws IOException {
        AsyncContext waiting = begunWaiting(asked, response, DEADLINE_MILLIS);
        // a content that is not begun is not wanted
        boolean kept = isKept(asked) && !wanted.isContent(asked);
        BodyReader reader = new BodyReader(asked, response, kept, waiting, memory, metrics);
        waiting.addListener(reader);
        asked.getInputStream().setReadListener(reader);
        leave(asked, response, reader.handover());
    }

    private static boolean isPayara(HttpServletRequest asked) {
        return asked.getServletContext().getServerInfo().contains("Payara");
    }
}
