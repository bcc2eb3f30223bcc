package org.flightplan.admissions.views;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.Values;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.projections.ColumnKind;
import org.flightplan.projections.Projection;
import org.flightplan.projections.Projection.RowChange;
import org.flightplan.projections.ReadModel;
import org.flightplan.projections.Row;
import org.flightplan.specialties.Specialties;
import org.jspecify.annotations.Nullable;

/** Projects where each stay stands now. */
@Dependent
class AdmissionProjection implements Projection {

    private static final ReadModel MODEL = ReadModel.of("read_model_admissions")
            .referringTo("read_model_patients", "patient_id")
            .with("data", ColumnKind.JSON)
            .with("version", ColumnKind.INTEGER)
            .with("updated_at", ColumnKind.MOMENT)
            .with("status", ColumnKind.TEXT)
            .with("specialty", ColumnKind.TEXT)
            .with("current_location", ColumnKind.TEXT)
            .with("current_risk", ColumnKind.TEXT)
            .with("risk_level", ColumnKind.INTEGER)
            .with("attending_id", ColumnKind.UUID)
            .with("admit_date", ColumnKind.MOMENT)
            .with("moved_at", ColumnKind.MOMENTS)
            .with("moved_to", ColumnKind.TEXTS)
            .with("discharged_at", ColumnKind.MOMENT)
            .with("died", ColumnKind.FLAG);

    private final PhiSeam phi;

    @Inject
    AdmissionProjection(PhiSeam phi) {
        this.phi = phi;
    }

    @Override
    public String name() {
        return "admissions";
    }

    @Override
    public ReadModel model() {
        return MODEL;
    }

    @Override
    public void prepare(List<RecordedEvent> events) {
        events.stream()
                .filter(AdmissionFold::tellsRisk)
                .collect(Collectors.groupingBy(
                        RecordedEvent::tenant, Collectors.mapping(RecordedEvent::stored, Collectors.toList())))
                .forEach((tenant, stored) -> phi.prepare(tenant, AdmissionFold.RISK, stored));
    }

    @Override
    public RowChange change(RecordedEvent event) {
        if (event.type().equals(AdmissionEvents.CREATED)) {
            Row row = MODEL.row(event.tenant(), event.stream().id());
            return RowChange.begin(filled(row, AdmissionFold.begin(event), event));
        }
        return event.stream().type().equals(AdmissionEvents.STREAM_TYPE)
                ? RowChange.follow(event.stream().id(), row -> followed(row, event))
                : RowChange.none();
    }

    private Row followed(Row row, RecordedEvent event) {
        JsonObject before = row.json("data");
        JsonObject after = AdmissionFold.evolve(before, event);
        // of most events of a stay, the row learns no more than that they were
        return after == before ? seen(row, event) : filled(row, after, event);
    }

    private static Row seen(Row row, RecordedEvent event) {
        return row.with("version", event.version()).with("updated_at", event.createdAt());
    }

    private Row filled(Row row, JsonObject stay, RecordedEvent event) {
        Values values = new Values(stay);
        String specialty = values.text("specialty");
        Optional<Risk> risk = Risk.of(phi.open(event.tenant(), AdmissionFold.RISK, stay));
        SortedMap<Instant, String> moves = moves(stay, specialty);
        return seen(row, event)
                .with("patient_id", values.id("patient_id"))
                .with("data", stay)
                .with("status", values.text("status"))
                .with("specialty", specialty)
                .with("current_location", code(values.textOrNull("current_location"), specialty))
                .with("current_risk", risk.map(Risk::code).orElse(null))
                .with("risk_level", risk.map(Risk::level).orElse(null))
                .with("attending_id", values.id("attending_id"))
                .with("admit_date", values.moment("admit_date"))
                .with("moved_at", List.copyOf(moves.keySet()))
                .with("moved_to", List.copyOf(moves.values()))
                .with("discharged_at", values.momentOrNull("discharge_date"))
                .with("died", Boolean.TRUE.equals(values.flagOrNull("died")));
    }

    // what the census counts: of one moment the last move, and none where a discharge is the last
    static SortedMap<Instant, String> moves(JsonObject stay, String specialty) {
        SortedMap<Instant, String> moves = new TreeMap<>();
        AdmissionFold.moves(stay)
                .forEach(move ->
                        moves.put(move.moment("at"), Specialties.locationCode(specialty, move.text("location"))));
        Instant discharged = new Values(stay).momentOrNull("discharge_date");
        return discharged == null ? moves : moves.headMap(discharged);
    }

    // what lists are filtered by: the location itself is shown as it was given
    private static @Nullable String code(@Nullable String location, String specialty) {
        return location == null ? null : Specialties.locationCode(specialty, location);
    }

    // of a stay that has ended nobody asks: neither in the rows nor in a list is it shown how ill somebody was
    private record Risk(String code, @Nullable Integer level) {

        private static Optional<Risk> of(JsonObject opened) {
            Values stay = new Values(opened);
            String given = new Values(stay.object("details")).textOrNull("risk_level");
            if (given == null || !stay.text("status").equals("active")) {
                return Optional.empty();
            }
            String specialty = stay.text("specialty");
            String location = AdmissionProjection.code(stay.textOrNull("current_location"), specialty);
            return Optional.of(Specialties.find(specialty)
                    .flatMap(manifest -> manifest.riskState(given))
                    .map(state -> new Risk(state.code(), state.levelAt(location)))
                    .orElse(new Risk(given, null)));
        }
    }
}
