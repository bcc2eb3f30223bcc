package org.flightplan.web.patients;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.flightplan.patients.BirthDate;
import org.flightplan.patients.Mrn;
import org.flightplan.patients.NameIndex;
import org.flightplan.patients.PatientId;
import org.flightplan.patients.views.PatientPages;
import org.flightplan.patients.views.PatientQueries;
import org.flightplan.patients.views.PatientView;
import org.flightplan.tenants.TenantId;
import org.flightplan.web.http.Access;
import org.flightplan.web.http.AccessRecords;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.Page;
import org.flightplan.web.http.RestrictedPage;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.Role;

/** Pages of patients and what is found, closed ones restricted. */
@ApplicationScoped
class PatientLists {

    private static final Set<Role> READERS = Set.of(Role.VIEWER, Role.CLINICIAN);

    /** What tells a privacy officer whom an account, an access record or an erasure is about; nothing of an illness. */
    private static final Set<String> WHO =
            Set.of("name", "mrn", "date_of_birth", "gender", "identity", "admission_count", "merged_into", "erased");

    private final ApiRequest apiRequest;
    private final PatientQueries queries;
    private final PatientPages pages;
    private final RestrictedPage closedPart;
    private final Access access;
    private final AccessRecords accessRecords;

    @Inject
    PatientLists(
            ApiRequest apiRequest,
            PatientQueries queries,
            PatientPages pages,
            RestrictedPage closedPart,
            Access access,
            AccessRecords accessRecords) {
        this.apiRequest = apiRequest;
        this.queries = queries;
        this.pages = pages;
        this.closedPart = closedPart;
        this.access = access;
        this.accessRecords = accessRecords;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected PatientLists() {
        this(null, null, null, null, null, null);
    }

    Response page() {
        Page page = Page.of(apiRequest.query("limit", "offset", "cursor"));
        if (access.isLimited()) {
            return limitedPage(page);
        }
        List<PatientView> found = queries.list(apiRequest.tenant(), before(page), page.offset(), page.fetch());
        accessRecords.served(ids(page.shown(found)));
        return ApiResponses.ok(page.json(found, PatientLists::json, PatientLists::cursor));
    }

    Response one(PatientId asked) {
        apiRequest.query();
        PatientView patient =
                queries.find(apiRequest.tenant(), asked).orElseThrow(() -> accessRecords.notFound(asked.value()));
        if (isOfficer()) {
            apiRequest.note().subject(patient.id());
            return ApiResponses.versioned(shown(List.of(patient)).apply(patient), patient.version());
        }
        accessRecords.served(patient.id(), ids(List.of(patient)));
        return ApiResponses.versioned(json(patient), patient.version());
    }

    Response search(Values sought) {
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
        boolean officer = isOfficer();
        boolean reads = !Collections.disjoint(apiRequest.caller().roles(), READERS);
        accessRecords.served(ids(found).stream()
                .filter(id -> officer || !closed.contains(id))
                .toList());
        return view -> {
            if (reads && !closed.contains(view.id())) {
                return json(view);
            }
            return officer ? json(view, WHO::contains) : restricted(view);
        };
    }

    private boolean isOfficer() {
        return apiRequest.caller().roles().contains(Role.PRIVACY_OFFICER);
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
        return json(patient, field -> true);
    }

    private static JsonObject json(PatientView patient, Predicate<String> isShown) {
        JsonDoc doc = doc().with("id", patient.id());
        patient.data().forEach((name, value) -> {
            if (!isShown.test(name)) {
                return;
            }
            if (value == JsonValue.NULL) {
                doc.withNull(name);
            } else {
                doc.with(name, value);
            }
        });
        return doc.with("version", patient.version()).build();
    }
}
