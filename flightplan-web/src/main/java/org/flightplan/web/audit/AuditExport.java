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
import org.flightplan.audit.AuditFilter;
import org.flightplan.audit.AuditQueries;
import org.flightplan.audit.Look;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * All looks that a filter lets through as one object, written page by page, however many they are. One that breaks off is no
 * JSON: an export is whole, or can be told from one that is.
 */
final class AuditExport implements StreamingOutput {

    private static final int PAGE = 1_000;

    private final AuditQueries queries;
    private final TenantId tenant;
    private final AuditFilter filter;
    private final Function<Look, JsonObject> item;

    AuditExport(AuditQueries queries, TenantId tenant, AuditFilter filter, Function<Look, JsonObject> item) {
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
        List<Look> page;
        do {
            page = queries.search(tenant, filter, before, 0, PAGE);
            for (Look look : page) {
                writer.write(count++ == 0 ? "" : ",");
                writer.write(item.apply(look).toString());
                before = look.id();
            }
        } while (page.size() == PAGE);
        writer.write("],\"count\":" + count + "}");
        writer.flush();
    }
}
