package org.flightplan.client.http;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Which page of a list is wanted. No record: parameters of requests are fields here. */
@SuppressWarnings("UnusedVariable") // the REST client reads them
public final class Paging {

    /** The most items of a page. */
    public static final int MOST = 200;

    @QueryParam("limit")
    private final @Nullable Integer limit;

    @QueryParam("offset")
    private final @Nullable Integer offset;

    @QueryParam("cursor")
    private final @Nullable String cursor;

    private Paging(@Nullable Integer limit, @Nullable Integer offset, @Nullable String cursor) {
        this.limit = limit;
        this.offset = offset;
        this.cursor = cursor;
    }

    /** The first 50. */
    public static Paging first() {
        return new Paging(null, null, null);
    }

    /**
     * The first ones.
     *
     * @param limit from 1 to 200
     */
    public static Paging of(int limit) {
        return new Paging(limit, null, null);
    }

    /** As many, behind the page that named this its next. */
    public Paging from(String next) {
        return new Paging(limit, null, next);
    }

    /**
     * As many, with some left out.
     *
     * @param some from 0 to 10,000; what lies farther is reached by {@link #from}
     */
    public Paging skipping(int some) {
        return new Paging(limit, some, null);
    }
}
