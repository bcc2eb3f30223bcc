package org.flightplan.web.admissions;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.flightplan.admissions.AdmissionId;
import org.flightplan.admissions.views.AdmissionQueries;
import org.flightplan.admissions.views.AdmissionView;
import org.flightplan.audit.Action;
import org.flightplan.fields.Values;
import org.flightplan.specialties.Calculator;
import org.flightplan.specialties.Calculator.Calculation;
import org.flightplan.specialties.Calculator.Occurrence;
import org.flightplan.specialties.Manifest;
import org.flightplan.specialties.Specialties;
import org.flightplan.tenants.Tenant;
import org.flightplan.timeline.TimelineItem;
import org.flightplan.timeline.views.TimelineQueries;
import org.flightplan.web.http.AccessRecords;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.AsOf;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;
import org.jspecify.annotations.Nullable;

/** {@code /admissions/{id}/calculations}: what the specialty calculates of a stay. */
@ApplicationScoped
@Path("/admissions/{id}/calculations")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class CalculationsResource {

    private static final int MOST_EVENTS = 20_000;

    @Inject
    Clock clock;

    @Inject
    ApiRequest apiRequest;

    @Inject
    AdmissionQueries admissions;

    @Inject
    TimelineQueries timelines;

    @Inject
    AccessRecords accessRecords;

    @Inject
    @Any
    Instance<Calculator.Bean> beans;

    /**
     * The numbers in the manifest's order, until now, the discharge, or {@code as_of}; without a value and sources where no event
     * says it yet, without a value where that is out of its range.
     */
    @GET
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.CALCULATIONS_READ)
    public Response list(@PathParam("id") String text) {
        AdmissionId id = new AdmissionId(Parameters.id("id", text));
        Instant asOf = AsOf.of(apiRequest.query("as_of"), clock);
        Tenant tenant = Objects.requireNonNull(apiRequest.caller().tenant());
        AdmissionView stay = (asOf == null
                        ? admissions.find(tenant.id(), id)
                        : admissions.findAsOf(tenant.id(), id, asOf))
                .orElseThrow(() -> accessRecords.notFound(id.value()));
        List<TimelineItem> events = asOf == null
                ? timelines.list(tenant.id(), id.value(), null, 0, MOST_EVENTS)
                : timelines.listAsOf(tenant.id(), id.value(), asOf, null, 0, MOST_EVENTS);
        accessRecords.served(stay.id(), List.of(stay.patientId()));
        return ApiResponses.ok(Specialties.of(tenant, stay.data().getString("specialty"))
                .map(manifest -> json(manifest, events, until(stay, asOf), tenant))
                .orElseGet(() -> doc().with("items", List.of()).build()));
    }

    private Instant until(AdmissionView stay, @Nullable Instant asOf) {
        Instant discharged = new Values(stay.data()).momentOrNull("discharge_date");
        return discharged != null ? discharged : asOf != null ? asOf : clock.instant();
    }

    private JsonObject json(Manifest manifest, List<TimelineItem> items, Instant until, Tenant tenant) {
        List<Occurrence> events = items.stream()
                .map(item -> new Occurrence(item.id(), item.eventType(), item.occurredAt(), item.details()))
                .toList();
        return doc().with("manifest", manifest.name())
                .with("manifest_version", manifest.version().toString())
                .with(
                        "items",
                        manifest.calculators().stream()
                                .map(calculator -> json(
                                        calculator, calculator.calculate(events, until, tenant.zone(), this::bean)))
                                .toList())
                .build();
    }

    private static JsonObject json(Calculator calculator, Optional<Calculation> calculation) {
        return doc().with("id", calculator.id())
                .with("label", calculator.label())
                .with("value", calculation.map(Calculation::value).orElse(null))
                .with("unit", calculator.unit())
                .with("sources", calculation.map(Calculation::sources).orElse(List.of()))
                .build();
    }

    private Optional<Calculator.Bean> bean(String name) {
        Instance<Calculator.Bean> named = beans.select(NamedLiteral.of(name));
        return named.isResolvable() ? Optional.of(named.get()) : Optional.empty();
    }
}
