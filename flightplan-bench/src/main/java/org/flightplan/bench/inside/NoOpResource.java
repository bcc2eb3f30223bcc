package org.flightplan.bench.inside;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.flightplan.web.http.Body;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;

/** {@code /api/bench/no-op}: all that a command costs before and after the command itself. */
@ApplicationScoped
@Path("/no-op")
@Produces(MediaType.APPLICATION_JSON)
public class NoOpResource {

    /** Parses the body, as every command does, and answers as many bytes as one. */
    @POST
    @Allowed(Role.CLINICIAN)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response nothing(byte[] body) {
        var object = Body.parse(body);
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
