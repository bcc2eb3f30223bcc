package org.flightplan.web.requests;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.UUID;
import org.flightplan.audit.Action;
import org.flightplan.displays.Display;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/** What is known of the request at hand: its id, its headers, and, once the token is checked, its caller. */
@RequestScoped
public class RequestScope {

    /** Kept with the request itself: an answer may be sent from a thread on which this scope is not active. */
    public static final String STARTED_NANOS = "flightplan.started-nanos";

    private final UUID id = UUID.randomUUID();
    private @Nullable ContainerRequestContext request;
    private @Nullable Caller caller;
    private @Nullable Display display;
    private @Nullable AuditNote note;

    /** The request's id: in every problem, in the log, and in the events it leads to. */
    public UUID id() {
        return id;
    }

    /** The request's headers and address; only inside a resource. */
    public ContainerRequestContext request() {
        return known(request);
    }

    /** The API's address, as the caller knows it: a proxy may have spoken TLS for us. Only inside a resource. */
    public URI base() {
        URI base = request().getUriInfo().getBaseUri();
        if (!"https".equalsIgnoreCase(request().getHeaderString("X-Forwarded-Proto"))) {
            return base;
        }
        int port = base.getPort() == 80 ? -1 : base.getPort();
        return UriBuilder.fromUri(base).scheme("https").port(port).build();
    }

    /** Who is calling; only for methods that need a token. */
    public Caller caller() {
        return known(caller);
    }

    /** Which display is calling; only for methods that displays alone may call. */
    public Display display() {
        return known(display);
    }

    /** What the audit trail will say of the request; only once the token is checked. */
    public AuditNote note() {
        return known(note);
    }

    /**
     * Begins the note of a request.
     *
     * @param trail whose trail it belongs to
     * @param service whether a service sent it
     * @param action what the trail calls it
     */
    public void note(TenantId trail, UUID user, boolean service, Action action) {
        note = new AuditNote(id, trail, user, service, action, asked());
        request().setProperty(AuditNote.PROPERTY, note);
    }

    private @Nullable UUID asked() {
        String text = request().getUriInfo().getPathParameters().getFirst("id");
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Begins it. */
    public void begin(ContainerRequestContext begun) {
        request = begun;
        begun.setProperty(STARTED_NANOS, System.nanoTime());
    }

    /** Sets who is calling, once the token is checked. */
    public void caller(Caller authenticated) {
        caller = authenticated;
    }

    /** Sets which display is calling. */
    public void display(Display known) {
        display = known;
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("not known yet");
        }
        return value;
    }
}
