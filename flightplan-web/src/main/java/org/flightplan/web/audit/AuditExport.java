package org.flightplan.web.audit;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.flightplan.audit.AccessRecord;
import org.flightplan.audit.AuditQueries;
import org.flightplan.audit.AuditQueries.AuditFilter;
import org.flightplan.tenants.TenantId;
import org.flightplan.web.security.TenantShares;
import org.flightplan.web.security.TenantShares.Exhausted;
import org.flightplan.web.security.TenantShares.Turn;
import org.jspecify.annotations.Nullable;

/**
 * All access records that a filter lets through as one object, written page by page, however many they are. One that breaks off is no
 * JSON: an export is whole, or can be told from one that is.
 */
final class AuditExport implements StreamingOutput {

    private static final int PAGE = 1_000;

    private static final long PATIENCE_MILLIS = 30_000;

    private final TenantShares shares;
    private final AuditQueries queries;
    private final TenantId tenant;
    private final AuditFilter filter;
    private final Function<AccessRecord, JsonObject> item;

    AuditExport(
            TenantShares shares,
            AuditQueries queries,
            TenantId tenant,
            AuditFilter filter,
            Function<AccessRecord, JsonObject> item) {
        this.shares = shares;
        this.queries = queries;
        this.tenant = tenant;
        this.filter = filter;
        this.item = item;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write("{\"items\":[");
        long count = 0;
        @Nullable UUID before = null;
        List<AccessRecord> page;
        do {
            page = page(before);
            for (AccessRecord accessRecord : page) {
                writer.write(count++ == 0 ? "" : ",");
                writer.write(item.apply(accessRecord).toString());
                before = accessRecord.id();
            }
        } while (page.size() == PAGE);
        writer.write("],\"count\":" + count + "}");
        writer.flush();
    }

    // it is written behind the resource's method: each page takes a turn of its own
    private List<AccessRecord> page(@Nullable UUID before) throws IOException {
        Turn turn;
        try {
            turn = shares.begin(tenant, PATIENCE_MILLIS);
        } catch (Exhausted e) {
            throw new IOException("the export breaks off: the tenant's share of this node is taken", e);
        }
        try {
            return queries.search(tenant, filter, before, 0, PAGE);
        } finally {
            turn.end();
        }
    }
}
