package org.flightplan.web.users;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.flightplan.users.User;
import org.flightplan.users.views.UserQueries;
import org.flightplan.users.views.UserQueries.After;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.Page;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.jspecify.annotations.Nullable;

/** {@code /users}: who works in the hospital, so that nobody has to know people's ids. */
@ApplicationScoped
@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class UsersResource {

    /** The roles by which they can be asked for. */
    public static final List<String> ROLES =
            Role.OF_STAFF.stream().map(Role::group).sorted().toList();

    @Inject
    ApiRequest apiRequest;

    @Inject
    UserQueries users;

    /** A page of the staff, by name. */
    @GET
    @Allowed({Role.VIEWER, Role.CLINICIAN, Role.TENANT_ADMIN, Role.PRIVACY_OFFICER})
    public Response list() {
        Parameters query = apiRequest.query("role", "limit", "offset", "cursor");
        Page page = Page.of(query);
        List<User> found = users.list(
                apiRequest.tenant(), query.word("role", ROLES), after(page.cursor()), page.offset(), page.fetch());
        return ApiResponses.ok(page.json(found, UsersResource::json, user -> user.id() + " " + user.name()));
    }

    private static @Nullable After after(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            String[] parts = cursor.split(" ", 2);
            return new After(parts[1], UUID.fromString(parts[0]));
        } catch (RuntimeException e) {
            throw Page.unreadableCursor();
        }
    }

    private static JsonObject json(User user) {
        return doc().with("id", user.id())
                .with("name", user.name().isEmpty() ? null : user.name())
                .with("roles", user.roles())
                .with("last_seen", user.lastSeen())
                .build();
    }
}
