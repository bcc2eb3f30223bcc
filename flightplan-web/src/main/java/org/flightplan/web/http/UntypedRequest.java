package org.flightplan.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** A request whose Content-Type is none: JAX-RS would fail over it before it could be told what is wrong. */
final class UntypedRequest extends HttpServletRequestWrapper {

    private static final String NAME = "Content-Type";
    private static final String ANY = "application/octet-stream";

    UntypedRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getContentType() {
        return ANY;
    }

    @Override
    public String getHeader(String name) {
        return NAME.equalsIgnoreCase(name) ? ANY : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return NAME.equalsIgnoreCase(name) ? Collections.enumeration(List.of(ANY)) : super.getHeaders(name);
    }
}
