package org.flightplan.web.patients;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flightplan.audit.Action;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Shape;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.fields.Values;
import org.flightplan.patients.BirthDate;
import org.flightplan.patients.Mrn;
import org.flightplan.patients.NameIndex;
import org.flightplan.patients.PatientCommand.CreatePatient;
import org.flightplan.patients.PatientEvents;
import org.flightplan.patients.PatientId;
import org.flightplan.patients.PatientName;
import org.flightplan.patients.PatientRejection.MrnTaken;
import org.flightplan.patients.Patients;
import org.flightplan.patients.views.PatientPages;
import org.flightplan.patients.views.PatientQueries;
import org.flightplan.patients.views.PatientView;
import org.flightplan.tenants.TenantId;
import org.flightplan.web.http.Access;
import org.flightplan.web.http.AccessRecords;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.CommandReply;
import org.flightplan.web.http.Page;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.http.RestrictedPage;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;

/** {@code /patients}. */
@RequestScoped
@Path("/patients")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class PatientsResource {

    /** The body of {@code POST /patients}. */
    public static final Shape CREATE = ApiRequest.command(
            PatientEvents.CREATED_SHAPE.without("patient_id").and(Field.optional("patient_id", new FieldType.Id())));

    /** The body of {@code POST /patients/search}. */
    public static final Shape SEARCH = Shape.oneOf(
            optional("mrn", new FieldType.Text(255)).asPhi(),
            optional("name_prefix", new FieldType.Text(255)).asPhi(),
            optional("date_of_birth", new FieldType.Date()).asPhi());

    @Inject
    Clock clock;

    @Inject
    ApiRequest apiRequest;

    @Inject
    ApiResponses responses;

    @Inject
    Patients patients;

    @Inject
    PatientQueries queries;

    @Inject
    PatientPages pages;

    @Inject
    RestrictedPage closedPart;

    @Inject
    Access access;

    @Inject
    AccessRecords accessRecords;

    /** Begins a patient's record. */
    @POST
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.PATIENT_RECORDED)
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> create(byte[] body) {
        Values values = apiRequest.read(body, CREATE);
        UUID chosen = values.idOrNull("patient_id");
        PatientId id = new PatientId(chosen == null ? TimeOrderedId.madeAt(clock.instant()) : chosen);
        CreatePatient create = new CreatePatient(
                id,
                new PatientName(values.text("name")),
                new Mrn(values.text("mrn")),
                new BirthDate(values.date("date_of_birth")),
                values.textOrNull("gender"));
        TenantId tenant = apiRequest.tenant();
        return responses.command(
                patients.create(apiRequest.envelope(body, null), create),
                id.value(),
                CommandReply.created("patients", patient -> doc().with("patient_id", patient)),
                (errors, unused) -> errors,
                rejection -> rejection instanceof MrnTaken ? holders(tenant, create.mrn()) : Set.of(id.value()));
    }

    /** A page of patients, newest first. */
    @GET
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.PATIENTS_LISTED)
    public Response list() {
        Page page = Page.of(apiRequest.query("limit", "offset", "cursor"));
        if (access.isLimited()) {
            return limitedPage(page);
        }
        List<PatientView> found = queries.list(apiRequest.tenant(), before(page), page.offset(), page.fetch());
        accessRecords.served(ids(page.shown(found)));
        return ApiResponses.ok(page.json(found, PatientsResource::json, PatientsResource::cursor));
    }

    /** One patient. */
    @GET
    @Path("/{id}")
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.PATIENT_READ)
    public Response find(@PathParam("id") String id) {
        apiRequest.query();
        PatientId asked = new PatientId(Parameters.id("id", id));
        PatientView patient =
                queries.find(apiRequest.tenant(), asked).orElseThrow(() -> accessRecords.notFound(asked.value()));
        accessRecords.served(patient.id(), ids(List.of(patient)));
        return ApiResponses.versioned(json(patient), patient.version());
    }

    /** Searches by MRN, beginning of a name or date of birth; a POST, because none of them may stand in a URL. */
    @POST
    @Path("/search")
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.PATIENTS_SEARCHED)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response search(byte[] body) {
        Values sought = apiRequest.read(body, SEARCH);
        Page page = Page.of(
                apiRequest.query("limit", "offset", "cursor"), sought.json().toString());
        List<PatientView> found = found(sought, page);
        List<PatientView> shown = page.shown(found);
        return ApiResponses.ok(
                page.json(closedLast(page, found), shown(shown), unused -> cursor(shown.get(shown.size() - 1))));
    }

    // where somebody stands among those who were found must tell nothing either
    private List<PatientView> closedLast(Page page, List<PatientView> found) {
        List<PatientView> shown = new ArrayList<>(page.shown(found));
        Set<UUID> closed = access.closed(ids(shown)).keySet();
        shown.sort(Comparator.comparing(view -> closed.contains(view.id())));
        shown.addAll(found.subList(shown.size(), found.size()));
        return shown;
    }

    // the MRN's holder may be closed to whoever has tried it
    private Set<UUID> holders(TenantId tenant, Mrn mrn) {
        return queries.withMrn(tenant, mrn, Long.MAX_VALUE, 0, 1).stream()
                .map(PatientView::id)
                .collect(Collectors.toSet());
    }

    private Response limitedPage(Page page) {
        TenantId tenant = apiRequest.tenant();
        Set<UUID> open = access.open().patients();
        Set<UUID> closed = new HashSet<>();
        List<PatientView> found = closedPart.page(
                page,
                (offset, limit) -> pages.open(tenant, open, before(page), offset, limit),
                () -> pages.countOpen(tenant, open),
                (after, offset, limit) -> {
                    List<PatientView> rows = pages.closed(tenant, open, after, offset, limit);
                    closed.addAll(ids(rows));
                    return rows;
                },
                handle -> handle.stay() == null ? handle.patient() : null);
        Function<PatientView, JsonObject> item = shown(page.shown(found));
        return ApiResponses.ok(page.json(
                found,
                item,
                view -> closed.contains(view.id())
                        ? RestrictedPage.cursor(access.handle(view.id(), null))
                        : cursor(view)));
    }

    /** How each is shown, once it is on record who is. */
    private Function<PatientView, JsonObject> shown(List<PatientView> found) {
        Set<UUID> closed = access.closed(ids(found)).keySet();
        accessRecords.served(
                ids(found).stream().filter(id -> !closed.contains(id)).toList());
        return view -> closed.contains(view.id()) ? restricted(view) : json(view);
    }

    private List<PatientView> found(Values values, Page page) {
        String mrn = values.textOrNull("mrn");
        String name = values.textOrNull("name_prefix");
        LocalDate born = values.dateOrNull("date_of_birth");
        TenantId tenant = apiRequest.tenant();
        if (mrn != null) {
            return queries.withMrn(tenant, new Mrn(mrn), before(page), page.offset(), page.fetch());
        } else if (born != null) {
            return queries.bornOn(tenant, new BirthDate(born), before(page), page.offset(), page.fetch());
        }
        Set<String> words = NameIndex.words(Objects.requireNonNull(name));
        if (words.isEmpty() || words.size() > NameIndex.MOST_WORDS) {
            throw new ProblemException(Problems.invalid(FieldErrors.of(
                    "name_prefix",
                    "must be 1 to " + NameIndex.MOST_WORDS
                            + " words, each the beginning of a word of the name, of at least " + NameIndex.SHORTEST
                            + " letters, or a whole word")));
        }
        return queries.named(tenant, words, before(page), page.offset(), page.fetch());
    }

    private static List<UUID> ids(List<PatientView> patients) {
        return patients.stream().map(PatientView::id).toList();
    }

    private static long before(Page page) {
        String cursor = page.cursor();
        try {
            return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Page.unreadableCursor();
        }
    }

    private JsonObject restricted(PatientView patient) {
        return doc().with("restricted", true)
                .with("access_handle", access.handle(patient.id(), null))
                .build();
    }

    private static String cursor(PatientView patient) {
        return String.valueOf(patient.createdPosition());
    }

    private static JsonObject json(PatientView patient) {
        JsonDoc doc = doc().with("id", patient.id());
        patient.data().forEach((name, value) -> {
            if (value == JsonValue.NULL) {
                doc.withNull(name);
            } else {
                doc.with(name, value);
            }
        });
        return doc.with("version", patient.version()).build();
    }
}
