package org.flightplan.web.specialties;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.flightplan.specialties.Manifest;
import org.flightplan.specialties.Specialties;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.Page;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.security.Allowed;

/** {@code /specialties}. */
@ApplicationScoped
@Path("/specialties")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class SpecialtiesResource {

    @Inject
    ApiRequest apiRequest;

    /** The manifests by name and label. */
    @GET
    @Allowed
    public Response list() {
        Page page = Page.of(apiRequest.query("limit", "offset", "cursor"));
        String after = page.cursor() == null ? "" : page.cursor();
        List<Manifest> found = Specialties.all().stream()
                .filter(manifest -> manifest.name().compareTo(after) > 0)
                .skip(page.offset())
                .limit(page.fetch())
                .toList();
        return ApiResponses.ok(page.json(
                found,
                manifest -> doc().with("name", manifest.name())
                        .with("label", manifest.json().getString("label"))
                        .build(),
                Manifest::name));
    }

    /** A whole manifest. */
    @GET
    @Path("/{name}/config")
    @Allowed
    public Response config(@PathParam("name") String name) {
        apiRequest.query();
        return ApiResponses.ok(Specialties.find(name)
                .orElseThrow(() -> new ProblemException(Problems.notFound()))
                .json());
    }
}
