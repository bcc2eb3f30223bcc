package org.flightplan.web.tenants;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.Field.required;
import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.flightplan.audit.Action;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.InvalidFields;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Texts;
import org.flightplan.fields.Values;
import org.flightplan.specialties.Specialties;
import org.flightplan.tenants.KnownTenants;
import org.flightplan.tenants.Tenant;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.Tenants;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.Page;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.problems.Problem;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;
import org.jspecify.annotations.Nullable;

/** {@code /admin/tenants}. */
@ApplicationScoped
@Path("/admin/tenants")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class TenantsResource {

    private static final String CHOSEN = "enabled_specialties";
    private static final Field SPECIALTIES = required(CHOSEN, new FieldType.ListOf(new FieldType.Text(100), 0, 100));

    private static final int ID_LENGTH = 36;

    /** The body of {@code POST /admin/tenants}. */
    public static final Shape CREATE = Shape.of(
            optional("id", new FieldType.Id()),
            required("name", new FieldType.Text(255)),
            SPECIALTIES,
            optional("time_zone", new FieldType.TimeZone()));

    /** The body of {@code PATCH /admin/tenants/{id}}. */
    public static final Shape CHANGE = Shape.of(
            optional("name", new FieldType.Text(255)),
            optional(CHOSEN, SPECIALTIES.kind()),
            optional("active", new FieldType.Flag()),
            optional("care_teams", new FieldType.Flag()),
            optional("time_zone", new FieldType.TimeZone()));

    @Inject
    ApiRequest apiRequest;

    @Inject
    Tenants tenants;

    @Inject
    KnownTenants known;

    /** Makes a tenant; the same id and content again is answered alike. */
    @POST
    @Allowed(Role.PLATFORM_ADMIN)
    @Audited(Action.TENANT_CREATED)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(byte[] body) {
        Values values = apiRequest.read(body, CREATE);
        UUID chosen = values.idOrNull("id");
        TenantId id = new TenantId(chosen == null ? UUID.randomUUID() : chosen);
        Tenant tenant = tenants.create(
                        id,
                        values.text("name"),
                        specialties(values),
                        Objects.requireNonNullElse(zone(values), ZoneOffset.UTC))
                .orElseThrow(() -> new ProblemException(
                        Problem.of(409, "tenant_id_taken", "This id is in use with other content. Choose another.")
                                .with(FieldErrors.of("id", "is in use with other content"))));
        apiRequest.note().trail(id);
        return Response.created(URI.create("admin/tenants/" + id))
                .entity(json(tenant).toString())
                .build();
    }

    /** A page of tenants, by name. */
    @GET
    @Allowed(Role.PLATFORM_ADMIN)
    @Audited(Action.TENANTS_LISTED)
    public Response list() {
        Page page = Page.of(apiRequest.query("limit", "offset", "cursor"));
        List<Tenant> found = tenants.list(after(page.cursor()), page.offset(), page.fetch());
        return ApiResponses.ok(page.json(found, TenantsResource::json, tenant -> tenant.id() + tenant.name()));
    }

    /** Renames a tenant, enables specialties, has care teams kept, or switches it off and on. */
    @PATCH
    @Path("/{id}")
    @Allowed({Role.PLATFORM_ADMIN, Role.TENANT_ADMIN})
    @Audited(Action.TENANT_CHANGED)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(@PathParam("id") String idText, byte[] body) {
        TenantId id = new TenantId(Parameters.id("id", idText));
        // rights before content
        requireManaged(id);
        Values values = apiRequest.read(body, CHANGE);
        requireMaySwitch(values);
        if (values.json().get("name") instanceof JsonString name && !Texts.shows(name.getString())) {
            throw new InvalidFields(FieldErrors.of("name", Texts.BLANK));
        }
        if (tenants.find(id).isEmpty()) {
            throw new ProblemException(Problems.notFound());
        }
        apiRequest.note().trail(id);
        apiRequest.note().action(action(values.flagOrNull("care_teams")));
        Tenant changed = tenants.change(
                id,
                values.textOrNull("name"),
                values.flagOrNull("active"),
                values.json().get(CHOSEN) instanceof JsonArray ? specialties(values) : null,
                values.flagOrNull("care_teams"),
                zone(values));
        known.forget(id);
        return ApiResponses.ok(json(changed));
    }

    /** A specialty, or one version of it: of those that are installed, and each once. */
    private static List<String> specialties(Values values) {
        List<String> chosen = values.texts(CHOSEN);
        List<String> choices = Specialties.choices();
        FieldErrors.Builder errors = new FieldErrors.Builder();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < chosen.size(); i++) {
            if (!choices.contains(chosen.get(i))) {
                errors.add(CHOSEN + "[" + i + "]", "must be one of " + String.join(", ", choices));
            } else if (!names.add(Tenant.nameOf(chosen.get(i)))) {
                errors.add(CHOSEN + "[" + i + "]", "names a specialty a second time; keep one version of it");
            }
        }
        errors.build().throwIfAny();
        return chosen;
    }

    private static @Nullable ZoneId zone(Values values) {
        String zone = values.textOrNull("time_zone");
        return zone == null ? null : ZoneId.of(zone);
    }

    private static Action action(@Nullable Boolean careTeams) {
        if (careTeams == null) {
            return Action.TENANT_CHANGED;
        }
        return careTeams ? Action.CARE_TEAMS_SWITCHED_ON : Action.CARE_TEAMS_SWITCHED_OFF;
    }

    private static Tenants.@Nullable After after(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            return new Tenants.After(cursor.substring(ID_LENGTH), UUID.fromString(cursor.substring(0, ID_LENGTH)));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw Page.unreadableCursor();
        }
    }

    private boolean platformAdmin() {
        return apiRequest.caller().roles().contains(Role.PLATFORM_ADMIN);
    }

    private void requireManaged(TenantId id) {
        if (!platformAdmin() && !apiRequest.tenant().equals(id)) {
            throw new ProblemException(Problems.notFound());
        }
    }

    // a tenant's administrator can't switch it off: nobody of the tenant could switch it on again
    private void requireMaySwitch(Values values) {
        if (!platformAdmin() && values.flagOrNull("active") != null) {
            throw new ProblemException(
                    Problems.forbidden("Only a platform administrator switches a tenant off or on."));
        }
    }

    private static JsonObject json(Tenant tenant) {
        return doc().with("id", tenant.id().value())
                .with("name", tenant.name())
                .with("active", tenant.active())
                .with("enabled_specialties", tenant.enabledSpecialties())
                .with("care_teams", tenant.careTeams())
                .with("time_zone", tenant.zone().getId())
                .with("created_at", tenant.createdAt())
                .build();
    }
}
