package org.flightplan.bench.inside;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.UUID;
import org.flightplan.append.ExpectedVersion;
import org.flightplan.web.http.Body;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Open;

/** {@code /api/bench/plain}: requests that take a command's body and do less with it. */
@ApplicationScoped
@Path("/plain")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class PlainResource {

    @EJB
    NaiveLog naive;

    /** What a request costs the server: nobody asks who sends it, or reads what it says. */
    @POST
    @Path("/bare")
    @Open
    public Response bare(byte[] body) {
        return Response.status(201).build();
    }

    /** All that a command costs before and after the command itself: its body is parsed, as many bytes are answered. */
    @POST
    @Path("/no-op")
    @Allowed(Role.CLINICIAN)
    public Response nothing(byte[] body) {
        return answer(Body.parse(body));
    }

    /** What anyone would write first: stored as it is, by a singleton; nothing is decided, encrypted or projected. */
    @POST
    @Path("/naive")
    @Allowed(Role.CLINICIAN)
    public Response stored(byte[] body) throws SQLException {
        JsonObject object = Body.parse(body);
        UUID stream = UUID.fromString(object.getString("admission_id"));
        naive.append(Samples.on(stream, ExpectedVersion.any()));
        return answer(object);
    }

    private static Response answer(JsonObject object) {
        return Response.status(201)
                .entity(doc().with("event_id", object.getString("admission_id"))
                        .with("admission_id", object.getString("admission_id"))
                        .with("new_version", 1)
                        .with("position", 1)
                        .build()
                        .toString())
                .build();
    }
}
