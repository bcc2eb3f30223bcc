package org.flightplan.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * What to do with a body that nobody reads: the connection ends with the answer, since the server would wait on a thread for
 * the rest of it else (RFC 9112, 9.6).
 */
public final class UnreadBody {

    private UnreadBody() {}

    /** Whether the request announces a body. */
    public static boolean isIn(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    /** Ends the connection with this answer, which nothing was sent of yet. */
    public static void endConnection(HttpServletRequest request, HttpServletResponse answer) {
        if (!isUpgraded(request)) {
            answer.setHeader("Connection", "close");
        }
    }

    /** Whether this is one of many exchanges on its connection (HTTP/2), or about to become one. */
    public static boolean isUpgraded(HttpServletRequest request) {
        return request.getHeader("Upgrade") != null || !request.getProtocol().startsWith("HTTP/1");
    }
}
