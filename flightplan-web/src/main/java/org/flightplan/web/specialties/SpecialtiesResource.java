package org.flightplan.web.specialties;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.flightplan.specialties.Manifest;
import org.flightplan.specialties.Specialties;
import org.flightplan.tenants.Tenant;
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

    /** The specialties by name, each with its versions and the one that the tenant uses. */
    @GET
    @Allowed
    public Response list() {
        Page page = Page.of(apiRequest.query("limit", "offset", "cursor"));
        String after = page.cursor() == null ? "" : page.cursor();
        List<Manifest> found = Specialties.names().stream()
                .map(this::used)
                .flatMap(Optional::stream)
                .filter(manifest -> manifest.name().compareTo(after) > 0)
                .skip(page.offset())
                .limit(page.fetch())
                .toList();
        return ApiResponses.ok(page.json(found, SpecialtiesResource::item, Manifest::name));
    }

    private static JsonObject item(Manifest manifest) {
        return doc().with("name", manifest.name())
                .with("label", manifest.json().getString("label"))
                .with("version", manifest.version().toString())
                .with(
                        "versions",
                        Specialties.versions(manifest.name()).stream()
                                .map(known -> known.version().toString())
                                .toList())
                .build();
    }

    /** A whole manifest: of the version that the tenant uses, unless another is asked for. */
    @GET
    @Path("/{name}/config")
    @Allowed
    public Response config(@PathParam("name") String name) {
        String version = apiRequest.query("version").text("version");
        return ApiResponses.ok((version == null ? used(name) : Specialties.find(name, version))
                .orElseThrow(() -> new ProblemException(Problems.notFound()))
                .json());
    }

    /** What packs are held to. */
    @GET
    @Path("/schema")
    @Allowed
    public Response schema() {
        apiRequest.query();
        return ApiResponses.ok(Specialties.schema());
    }

    private Optional<Manifest> used(String name) {
        Tenant tenant = apiRequest.caller().tenant();
        return tenant == null ? Specialties.find(name) : Specialties.of(tenant, name);
    }
}
