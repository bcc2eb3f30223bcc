package org.flightplan.web.admissions;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.flightplan.admissions.views.AdmissionPages;
import org.flightplan.admissions.views.AdmissionPages.Asked;
import org.flightplan.admissions.views.AdmissionPages.Listed;
import org.flightplan.admissions.views.AdmissionPages.Place;
import org.flightplan.admissions.views.AdmissionView;
import org.flightplan.admissions.views.StayFilter;
import org.flightplan.admissions.views.StayFilter.Flag;
import org.flightplan.admissions.views.StayFilter.Flagged;
import org.flightplan.admissions.views.StaySort;
import org.flightplan.audit.AccessHandles;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Times;
import org.flightplan.specialties.Specialties;
import org.flightplan.tenants.TenantId;
import org.flightplan.web.http.Access;
import org.flightplan.web.http.AccessRecords;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.Page;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.http.RestrictedPage;
import org.jspecify.annotations.Nullable;

/** Pages of stays. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class StayList {

    private static final List<String> STATUSES = List.of("active", "discharged", "cancelled");

    @Inject
    Clock clock;

    @Inject
    ApiRequest apiRequest;

    @Inject
    AdmissionPages pages;

    @Inject
    StayItems items;

    @Inject
    AccessRecords accessRecords;

    @Inject
    Access access;

    @Inject
    RestrictedPage closedPart;

    Response page() {
        Parameters query = apiRequest.query(
                "patient_id",
                "status",
                "location",
                "specialty",
                "risk",
                "attending_id",
                "flag",
                "sort",
                "limit",
                "offset",
                "cursor");
        Page page = Page.of(query);
        StayFilter filter = filter(query);
        String word = query.word("sort", StaySort.words());
        StaySort sort = word == null ? StaySort.USUAL : StaySort.of(word).orElseThrow();
        boolean limited = access.isLimited();
        Place after = limited && RestrictedPage.isIn(page) ? null : place(sort, page.cursor());
        if (limited) {
            if (filter.patientId() != null) {
                access.require(filter.patientId());
            }
            return limitedPage(page, new Asked(filter, sort, access.open().stays(), after));
        }
        TenantId tenant = apiRequest.tenant();
        List<Listed> found = pages.list(tenant, new Asked(filter, sort, null, after), page.offset(), page.fetch());
        List<AdmissionView> shown = page.shown(found).stream().map(Listed::stay).toList();
        accessRecords.served(patients(shown));
        Function<AdmissionView, JsonObject> item = items.of(tenant, shown);
        JsonObject json = page.json(found, one -> item.apply(one.stay()), one -> cursor(one.place()));
        return ApiResponses.ok(
                JsonDoc.of(json).with("total", total(page, after, found)).build());
    }

    // of an empty first page nothing tells it but that it is empty
    private static @Nullable Integer total(Page page, @Nullable Place after, List<Listed> found) {
        if (!found.isEmpty()) {
            return found.get(0).total();
        }
        return after == null && page.offset() == 0 ? 0 : null;
    }

    private StayFilter filter(Parameters query) {
        String location = query.text("location");
        String risk = query.text("risk");
        String flag = query.word("flag", Flag.words());
        // compared by their codes, whichever alias is asked for
        return new StayFilter(
                query.id("patient_id"),
                query.word("status", STATUSES),
                location == null ? null : Specialties.locationCode(location),
                query.text("specialty"),
                risk == null ? null : Specialties.riskCode(risk),
                query.id("attending_id"),
                flag == null ? null : new Flagged(Flag.of(flag), today()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(
                clock.instant(), apiRequest.caller().requiredTenant().zone());
    }

    // first what is open, then what is not, unless it is filtered by what may not be known of it
    private Response limitedPage(Page page, Asked asked) {
        TenantId tenant = apiRequest.tenant();
        Set<UUID> open = asked.among() == null ? Set.of() : asked.among();
        List<Shown> found = closedPart.page(
                page,
                (offset, limit) -> pages.list(tenant, asked, offset, limit).stream()
                        .map(listed -> new Shown(listed.stay(), listed.place()))
                        .toList(),
                () -> pages.count(tenant, asked),
                (after, offset, limit) -> asked.filter().asksForMoreThanThePlace()
                        ? List.of()
                        : pages.closed(tenant, open, asked.filter(), after, offset, limit).stream()
                                .map(stay -> new Shown(stay, null))
                                .toList(),
                AccessHandles.Handle::stay);
        List<AdmissionView> shown = page.shown(found).stream().map(Shown::stay).toList();
        Set<UUID> closed =
                access.closed(shown.stream().map(AdmissionView::id).toList()).keySet();
        List<AdmissionView> readable = shown.stream()
                .filter(view -> !closed.contains(view.id()) && open.contains(view.id()))
                .toList();
        accessRecords.served(patients(readable));
        Function<AdmissionView, JsonObject> item = items.of(tenant, readable);
        return ApiResponses.ok(page.json(
                found,
                row -> readable.contains(row.stay) ? item.apply(row.stay) : restricted(row.stay),
                row -> row.place == null
                        ? RestrictedPage.cursor(access.handle(row.stay.patientId(), row.stay.id()))
                        : cursor(row.place)));
    }

    /** A stay of a page; one that is closed to the caller has no place in the order. */
    private record Shown(AdmissionView stay, @Nullable Place place) {}

    private static List<UUID> patients(List<AdmissionView> shown) {
        return shown.stream().map(AdmissionView::patientId).toList();
    }

    private static String cursor(Place place) {
        return place.now() + " " + place.id() + " " + place.key();
    }

    private static @Nullable Place place(StaySort sort, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        String[] parts = cursor.split(" ", 3);
        try {
            Place place = new Place(Times.moment(parts[0]).orElseThrow(), UUID.fromString(parts[1]), parts[2]);
            // a made-up cursor must not reach the database with what it can't read
            if (sort.isKey(place.key())) {
                return place;
            }
        } catch (RuntimeException e) {
            // of another form than a cursor of this list
        }
        throw Page.unreadableCursor();
    }

    // a ward is still run by where its patients are
    private JsonObject restricted(AdmissionView admission) {
        JsonDoc doc = doc().with("restricted", true)
                .with("access_handle", access.handle(admission.patientId(), admission.id()));
        for (String shown : List.of("status", "current_location", "current_bed")) {
            doc.with(shown, admission.data().get(shown));
        }
        return doc.build();
    }
}
