package org.flightplan.web.archives;

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
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.flightplan.archives.ArchiveEncryption.Recipient;
import org.flightplan.archives.TenantArchive;
import org.flightplan.archives.TenantArchive.State;
import org.flightplan.archives.TenantArchives;
import org.flightplan.audit.Action;
import org.flightplan.contents.ContentName;
import org.flightplan.contents.Contents;
import org.flightplan.contents.SealedFiles;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.web.http.AccessRecords;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.Page;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.http.PartAnswers;
import org.flightplan.web.http.PartAnswers.Large;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;

/** {@code /admin/archives}: asked for by the hospital's administrator, approved by its privacy officer, made by a node. */
@ApplicationScoped
@Path("/admin/archives")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class ArchivesResource {

    /** What is asked for. */
    public static final Shape ASK = Shape.of(required("recipient", new FieldType.Text(100)));

    @Inject
    Clock clock;

    @Inject
    ApiRequest apiRequest;

    @Inject
    TenantArchives archives;

    @Inject
    Contents contents;

    @Inject
    SealedFiles files;

    @Inject
    AccessRecords accessRecords;

    @Inject
    PartAnswers answers;

    /** Asks for one; nothing is made until another person approves it. */
    @POST
    @Allowed(Role.TENANT_ADMIN)
    @Audited(Action.ARCHIVE_ASKED)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response ask(byte[] body) {
        Recipient recipient = recipient(apiRequest.read(body, ASK).text("recipient"));
        if (contents.problem().isPresent()) {
            throw new ProblemException(Problems.noContentStore());
        }
        TenantArchive asked = archives.ask(
                apiRequest.tenant(),
                TimeOrderedId.madeAt(clock.instant()),
                recipient,
                apiRequest.caller().user());
        apiRequest.note().subject(asked.id());
        return Response.created(URI.create("/api/v1/admin/archives/" + asked.id() + "/content"))
                .entity(json(asked).toString())
                .build();
    }

    /** A page of those that were asked for, newest first, and how far each is. */
    @GET
    @Allowed({Role.TENANT_ADMIN, Role.PRIVACY_OFFICER})
    @Audited(Action.ARCHIVES_LISTED)
    public Response list() {
        Page page = Page.of(apiRequest.query("limit", "cursor"));
        List<TenantArchive> found = archives.list(apiRequest.tenant(), page.idAfter(), page.fetch());
        return ApiResponses.ok(
                page.json(found, ArchivesResource::json, one -> one.id().toString()));
    }

    /** Has one made, by another than who asked for it; again, the first approval stands. */
    @POST
    @Path("/{id}/approval")
    @Allowed(Role.PRIVACY_OFFICER)
    @Audited(Action.ARCHIVE_APPROVED)
    public Response approve(@PathParam("id") String idText) {
        TenantArchive asked = find(idText);
        UUID user = apiRequest.caller().user();
        if (asked.askedBy().equals(user)) {
            throw new ProblemException(
                    Problems.forbidden("Nobody approves what he asked for himself. Another privacy officer does."));
        }
        if (asked.state() == State.EXPIRED) {
            throw new ProblemException(Problems.notFound());
        }
        archives.approve(apiRequest.tenant(), asked.id(), user);
        return ApiResponses.ok(json(find(idText)));
    }

    /** The archive, or the part that a Range asks for: encrypted to the recipient. */
    @GET
    @Path("/{id}/content")
    @Allowed({Role.TENANT_ADMIN, Role.PRIVACY_OFFICER})
    @Audited(Action.ARCHIVE_READ)
    @Produces(MediaType.WILDCARD)
    public Response content(@PathParam("id") String idText) {
        UUID id = Parameters.id("id", idText);
        apiRequest.note().subject(id);
        TenantArchive archive = archives.find(apiRequest.tenant(), id)
                .filter(found -> found.state() == State.READY)
                .orElseThrow(() -> accessRecords.notFound(id));
        Large large = new Large(
                archive.id(),
                MediaType.APPLICATION_OCTET_STREAM,
                PartAnswers.disposition(archive.id() + ".archive"),
                archive.bytes());
        ContentName name = new ContentName(apiRequest.tenant(), archive.id());
        return answers.of(
                large, () -> accessRecords.served(Set.of()), (first, length) -> files.read(name, first, length));
    }

    private TenantArchive find(String idText) {
        UUID id = Parameters.id("id", idText);
        apiRequest.note().subject(id);
        return archives.find(apiRequest.tenant(), id).orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    private static Recipient recipient(String text) {
        try {
            return new Recipient(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problems.invalid(FieldErrors.of("recipient", "is " + e.getMessage())));
        }
    }

    private static JsonObject json(TenantArchive archive) {
        boolean made = archive.madeAt() != null;
        return doc().with("id", archive.id())
                .with("state", archive.state().name().toLowerCase(Locale.ROOT))
                .with("recipient", archive.recipient())
                .with("asked_by", archive.askedBy())
                .with("asked_at", archive.askedAt())
                .with("approved_by", archive.approvedBy())
                .with("approved_at", archive.approvedAt())
                .with("made_at", archive.madeAt())
                .with("bytes", made ? archive.bytes() : null)
                .with("events", made ? archive.events() : null)
                .with("contents", made ? archive.contents() : null)
                .with("missing_contents", made ? archive.missing() : null)
                .with("expires_at", archive.expiresAt())
                .build();
    }
}
