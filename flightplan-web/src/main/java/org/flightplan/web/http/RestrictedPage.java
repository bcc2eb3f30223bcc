package org.flightplan.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.flightplan.audit.AccessHandles;
import org.flightplan.audit.AccessHandles.Handle;
import org.flightplan.web.requests.Caller;
import org.flightplan.web.requests.RequestScope;
import org.jspecify.annotations.Nullable;

/**
 * Pages of lists where care teams are kept: what is open to the caller comes first, what is closed last. A cursor in the
 * second part holds a handle, which tells nothing of the row it stands for.
 */
@ApplicationScoped
public class RestrictedPage {

    private static final String CLOSED = "closed ";

    private final RequestScope scope;
    private final AccessHandles handles;

    /** @param scope the request, {@code handles} that cursors hold */
    @Inject
    public RestrictedPage(RequestScope scope, AccessHandles handles) {
        this.scope = scope;
        this.handles = handles;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected RestrictedPage() {
        this(null, null);
    }

    /** Reads some of what is open. */
    @FunctionalInterface
    public interface Open<T> {
        /** So many, behind so many. */
        List<T> read(int offset, int limit);
    }

    /** Reads some of what is closed. */
    @FunctionalInterface
    public interface Closed<T> {
        /** So many, behind so many of those behind an id. */
        List<T> read(@Nullable UUID after, int offset, int limit);
    }

    /** Whether a page begins in the closed part. */
    public static boolean isIn(Page page) {
        return page.cursor() != null && page.cursor().startsWith(CLOSED);
    }

    /** The cursor of the page behind a closed row. */
    public static String cursor(String handle) {
        return CLOSED + handle;
    }

    /**
     * As many as the page fetches.
     *
     * @param countOpen how many are open in all
     * @param id of the row that a handle stands for; null for a handle of another list
     */
    public <T> List<T> page(
            Page page, Open<T> open, IntSupplier countOpen, Closed<T> closed, Function<Handle, @Nullable UUID> id) {
        if (isIn(page)) {
            return closed.read(after(page, id), page.offset(), page.fetch());
        }
        List<T> rows = new ArrayList<>(open.read(page.offset(), page.fetch()));
        if (rows.size() < page.fetch()) {
            // an offset may leave out all of what is open, and more
            int skipped = rows.isEmpty() && page.offset() > 0 ? Math.max(0, page.offset() - countOpen.getAsInt()) : 0;
            rows.addAll(closed.read(null, skipped, page.fetch() - rows.size()));
        }
        return rows;
    }

    private UUID after(Page page, Function<Handle, @Nullable UUID> id) {
        String handle = String.valueOf(page.cursor()).substring(CLOSED.length());
        Caller caller = scope.caller();
        Handle read = handles.read(caller.tenantId(), caller.user(), handle).orElseThrow(Page::unreadableCursor);
        UUID after = id.apply(read);
        if (after == null) {
            throw Page.unreadableCursor();
        }
        return after;
    }
}
