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
import java.net.URI;
import org.flightplan.settings.TokenConfig;

/** What browsers are told of every page: run only our own scripts, talk only to us, tell nobody where you came from. */
@WebFilter(filterName = "PageHeaders", asyncSupported = true)
public class PageHeaders implements Filter {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;" + " connect-src 'self'"
                    + provider() + "; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    // the console fetches its tokens there
    private static String provider() {
        return TokenConfig.provider()
                .map(URI::create)
                .map(issuer -> " " + issuer.getScheme() + "://" + issuer.getAuthority())
                .orElse("");
    }

    // whoever makes it up is told to use TLS, and nobody else
    private static boolean isSecureBeforeTheProxy(ServletRequest request) {
        return request instanceof HttpServletRequest http
                && "https".equalsIgnoreCase(http.getHeader("X-Forwarded-Proto"));
    }

    private static boolean isOfApi(HttpServletRequest asked) {
        return asked.getServletPath().startsWith("/api/");
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (response instanceof HttpServletResponse http) {
            if (request instanceof HttpServletRequest asked && !isOfApi(asked) && UnreadBody.isIn(asked)) {
                UnreadBody.endConnection(asked, http);
            }
            http.setHeader("Content-Security-Policy", POLICY);
            http.setHeader("X-Content-Type-Options", "nosniff");
            http.setHeader("X-Frame-Options", "DENY");
            http.setHeader("Referrer-Policy", "no-referrer");
            http.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
            // browsers heed these over TLS alone
            if (request.isSecure() || isSecureBeforeTheProxy(request)) {
                http.setHeader("Cross-Origin-Opener-Policy", "same-origin");
                http.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
            }
        }
        chain.doFilter(request, response);
    }
}
