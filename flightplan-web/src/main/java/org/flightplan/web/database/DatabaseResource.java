package org.flightplan.web.database;

import static org.flightplan.fields.Field.required;
import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.audit.Action;
import org.flightplan.database.DatabaseCare;
import org.flightplan.database.DatabaseCare.Interruption;
import org.flightplan.database.DatabaseCare.Maintenance;
import org.flightplan.database.DatabaseRefused;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Shape;
import org.flightplan.migrations.SchemaReport;
import org.flightplan.migrations.SchemaUpdateException;
import org.flightplan.pools.ServerDatasource;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.problems.Problem;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;
import org.jspecify.annotations.Nullable;

/** {@code /admin/database}. */
@ApplicationScoped
@Path("/admin/database")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class DatabaseResource {

    /** The body of {@code POST /admin/database/tables/{table}}. */
    public static final Shape MAINTAIN = Shape.of(required("action", oneOf(Maintenance.values())));

    /** The body of {@code POST /admin/database/sessions/{pid}}. */
    public static final Shape INTERRUPT = Shape.of(required("action", oneOf(Interruption.values())));

    private static final String PID = "\\d{1,9}";
    private static final Logger LOG = Logger.getLogger(DatabaseResource.class.getName());

    @Inject
    ApiRequest apiRequest;

    /** Everything an operator asks, each answer by the question's name, and how the schema stands to this build. */
    @GET
    @Allowed(Role.PLATFORM_ADMIN)
    @Audited(Action.DATABASE_READ)
    public Response report() {
        apiRequest.query();
        var report = asked(() -> care().report());
        JsonDoc answer =
                doc().with("migrations", json(asked(() -> SchemaReport.of(ServerDatasource.MIGRATIONS.lookup()))));
        report.forEach((question, rows) -> answer.with(
                word(question), rows.stream().map(DatabaseResource::json).toList()));
        return ApiResponses.ok(answer.build());
    }

    /** Vacuums, analyses or reindexes a table; answers when that is done. */
    @POST
    @Path("/tables/{table}")
    @Allowed(Role.PLATFORM_ADMIN)
    @Audited(Action.TABLE_MAINTAINED)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response maintain(@PathParam("table") String table, byte[] body) {
        String action = apiRequest.read(body, MAINTAIN).text("action");
        Maintenance what = Maintenance.valueOf(action.toUpperCase(Locale.ROOT));
        if (!asked(() -> care().maintain(what, table))) {
            throw new ProblemException(Problems.notFound());
        }
        return ApiResponses.ok(doc().with("table", table).with("action", action).build());
    }

    /** Ends what a session runs, or the session; one that has ended meanwhile is no error. */
    @POST
    @Path("/sessions/{pid}")
    @Allowed(Role.PLATFORM_ADMIN)
    @Audited(Action.SESSION_INTERRUPTED)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response interrupt(@PathParam("pid") String process, byte[] body) {
        String action = apiRequest.read(body, INTERRUPT).text("action");
        if (!process.matches(PID)) {
            throw new ProblemException(Problems.notFound());
        }
        int pid = Integer.parseInt(process);
        Interruption what = Interruption.valueOf(action.toUpperCase(Locale.ROOT));
        boolean done = asked(() -> care().interrupt(what, pid));
        return ApiResponses.ok(doc().with("pid", pid)
                .with("action", action)
                .with("interrupted", done)
                .build());
    }

    private static DatabaseCare care() {
        return new DatabaseCare(ServerDatasource.MIGRATIONS.lookup());
    }

    // whoever may ask this is who can mend it: what the database said, and what to do, is for them
    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (DatabaseRefused | SchemaUpdateException e) {
            LOG.log(Level.WARNING, "The database did not do it: {0}", e.getMessage());
            throw new ProblemException(Problem.of(503, "database_refused", String.valueOf(e.getMessage())));
        }
    }

    private static JsonObject json(SchemaReport report) {
        return doc().with("version", report.newest().orElse(null))
                .with("applied", report.applied())
                .with("pending", report.pending())
                .with("changed", report.changed())
                .with("unknown", report.unknown())
                .with(
                        "history",
                        report.history().stream()
                                .map(each -> doc().with("changeset", each.changeset())
                                        .with("applied_at", each.at())
                                        .build())
                                .toList())
                .build();
    }

    private static JsonObject json(Map<String, @Nullable Object> row) {
        JsonDoc json = doc();
        row.forEach(json::with);
        return json.build();
    }

    private static FieldType oneOf(Enum<?>[] values) {
        return new FieldType.OneOf(
                Arrays.stream(values).map(DatabaseResource::word).toList());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
