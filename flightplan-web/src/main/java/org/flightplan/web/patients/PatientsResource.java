package org.flightplan.web.patients;

import static org.flightplan.fields.Doc.doc;
import static org.flightplan.fields.Field.optional;

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
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.flightplan.audit.Action;
import org.flightplan.fields.Doc;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.Kind;
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
import org.flightplan.patients.Patients;
import org.flightplan.patients.views.PatientQueries;
import org.flightplan.patients.views.PatientView;
import org.flightplan.tenants.TenantId;
import org.flightplan.web.http.Answers;
import org.flightplan.web.http.Exchange;
import org.flightplan.web.http.Looks;
import org.flightplan.web.http.Page;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Role;

/** {@code /patients}. */
@RequestScoped
@Path("/patients")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class PatientsResource {

    /** The body of {@code POST /patients}. */
    public static final Shape CREATE = Exchange.command(
            PatientEvents.CREATED_SHAPE.without("patient_id").and(Field.optional("patient_id", new Kind.Id())));

    /** The body of {@code POST /patients/search}. */
    public static final Shape SEARCH = Shape.oneOf(
            optional("mrn", new Kind.Text(255)).asPhi(),
            optional("name_prefix", new Kind.Text(255)).asPhi(),
            optional("date_of_birth", new Kind.Date()).asPhi());

    @Inject
    Clock clock;

    @Inject
    Exchange exchange;

    @Inject
    Answers answers;

    @Inject
    Patients patients;

    @Inject
    PatientQueries queries;

    @Inject
    Looks looks;

    /** Begins a patient's record. */
    @POST
    @Allowed(Role.CLINICIAN)
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> create(byte[] body) {
        Values values = exchange.read(body, CREATE);
        UUID chosen = values.idOrNull("patient_id");
        PatientId id = new PatientId(chosen == null ? TimeOrderedId.madeAt(clock.instant()) : chosen);
        CreatePatient create = new CreatePatient(
                id,
                new PatientName(values.text("name")),
                new Mrn(values.text("mrn")),
                new BirthDate(values.date("date_of_birth")),
                values.textOrNull("gender"));
        var envelope = exchange.envelope(
                body, null, events -> Answers.receipt(201, "patients/" + id, doc().with("patient_id", id.value())));
        return answers.command(patients.create(envelope, create), id.value());
    }

    /** A page of patients, newest first. */
    @GET
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    public Response list() {
        Page page = Page.of(exchange.query("limit", "offset", "cursor"));
        List<PatientView> found = queries.list(exchange.tenant(), before(page), page.offset(), page.fetch());
        return listed(Action.PATIENTS_LISTED, page, found);
    }

    /** One patient. */
    @GET
    @Path("/{id}")
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    public Response find(@PathParam("id") String id) {
        exchange.query();
        PatientId asked = new PatientId(Parameters.id("id", id));
        PatientView patient = queries.find(exchange.tenant(), asked)
                .orElseThrow(() -> looks.notFound(Action.PATIENT_READ, asked.value()));
        looks.served(Action.PATIENT_READ, patient.id(), ids(List.of(patient)));
        return Answers.versioned(json(patient), patient.version());
    }

    /** Searches by MRN, beginning of a name or date of birth; a POST, because none of them may stand in a URL. */
    @POST
    @Path("/search")
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response search(byte[] body) {
        Values sought = exchange.read(body, SEARCH);
        Page page = Page.of(
                exchange.query("limit", "offset", "cursor"), sought.json().toString());
        return listed(Action.PATIENTS_SEARCHED, page, found(sought, page));
    }

    private Response listed(Action action, Page page, List<PatientView> found) {
        List<UUID> shown = ids(page.shown(found));
        Set<UUID> closed = looks.closed(shown);
        looks.served(action, shown.stream().filter(id -> !closed.contains(id)).toList());
        return Answers.ok(page.json(
                found,
                view -> closed.contains(view.id()) ? restricted(view) : json(view),
                view -> String.valueOf(view.createdPosition())));
    }

    private List<PatientView> found(Values values, Page page) {
        String mrn = values.textOrNull("mrn");
        String name = values.textOrNull("name_prefix");
        LocalDate born = values.dateOrNull("date_of_birth");
        TenantId tenant = exchange.tenant();
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

    private static JsonObject restricted(PatientView patient) {
        return doc().with("id", patient.id())
                .withNull("name")
                .withNull("mrn")
                .withNull("date_of_birth")
                .with("admission_count", patient.data().get("admission_count"))
                .with("restricted", true)
                .with("version", patient.version())
                .build();
    }

    private static JsonObject json(PatientView patient) {
        Doc doc = doc().with("id", patient.id());
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
