package org.flightplan.web.subscriptions;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.flightplan.web.subscriptions.Subscription.End;
import org.jspecify.annotations.Nullable;

/**
 * Keeps open what {@link SubscriptionResource} has let in: JAX-RS judges the request and knows no answer that does not end and
 * takes no thread.
 */
@WebFilter(filterName = "SubscriptionFilter", asyncSupported = true)
@SuppressWarnings("NullAway.Init")
public class SubscriptionFilter implements Filter {

    private static final String PLACE = SubscriptionFilter.class.getName();

    @Inject
    Subscriptions subscriptions;

    /** Where the resource puts the subscription that it lets in. */
    static final class Place {
        private @Nullable Subscription taken;

        void take(Subscription subscription) {
            taken = subscription;
        }

        boolean isTaken() {
            return taken != null;
        }
    }

    /** The place of a request; null where it has none. */
    static @Nullable Place placeOf(HttpServletRequest request) {
        return request.getAttribute(PLACE) instanceof Place place ? place : null;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        if (!asked.getMethod().equals("GET")) {
            chain.doFilter(asked, answer);
            return;
        }
        Place place = new Place();
        asked.setAttribute(PLACE, place);
        boolean begun = false;
        try {
            chain.doFilter(asked, new HeldAnswer(answer, place));
            if (place.taken != null && answer.getStatus() == HttpServletResponse.SC_OK) {
                begin(asked, answer, place.taken);
                begun = true;
            }
        } finally {
            if (place.taken != null && !begun) {
                place.taken.end(End.LEFT);
            }
        }
    }

    private void begin(HttpServletRequest asked, HttpServletResponse answer, Subscription subscription)
            throws IOException {
        answer.setContentType(SubscriptionResource.EVENT_STREAM);
        answer.setHeader("Cache-Control", "no-store");
        // nginx and others like it would collect what is told
        answer.setHeader("X-Accel-Buffering", "no");
        AsyncContext context = asked.startAsync(asked, answer);
        context.setTimeout(0);
        subscription.begin(context);
        subscriptions.follow(subscription);
    }

    /** Is not sent where a subscription was let in: JAX-RS takes what it has answered for all there is. */
    private static final class HeldAnswer extends HttpServletResponseWrapper {

        private final Place place;

        private HeldAnswer(HttpServletResponse answer, Place place) {
            super(answer);
            this.place = place;
        }

        @Override
        public void flushBuffer() throws IOException {
            if (!place.isTaken()) {
                super.flushBuffer();
            }
        }

        @Override
        public void setContentLength(int length) {
            if (!place.isTaken()) {
                super.setContentLength(length);
            }
        }

        @Override
        public void setContentLengthLong(long length) {
            if (!place.isTaken()) {
                super.setContentLengthLong(length);
            }
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return place.isTaken() ? new Nowhere() : super.getOutputStream();
        }
    }

    private static final class Nowhere extends ServletOutputStream {

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("this answer is not JAX-RS's to write");
        }

        @Override
        public void write(int written) {
            // an empty answer writes nothing
        }
    }
}
