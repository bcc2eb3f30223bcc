package org.flightplan.patients.views;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flightplan.commands.Envelope;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.flightplan.patients.BirthDate;
import org.flightplan.patients.Mrn;
import org.flightplan.patients.NameIndex;
import org.flightplan.patients.PatientEvents;
import org.flightplan.patients.PatientName;
import org.flightplan.privacy.BlindIndex;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.projections.ColumnKind;
import org.flightplan.projections.Projection;
import org.flightplan.projections.Projection.RowChange;
import org.flightplan.projections.ReadModel;
import org.flightplan.projections.Row;
import org.flightplan.tenants.TenantId;

/** Projects patients, and counts their admissions. */
@Dependent
class PatientProjection implements Projection {

    static final Set<String> PHI = Set.of("name", "mrn", "date_of_birth", "diagnosis");

    // the admissions' contract, by its stored name: a component sees another's events, not its code
    private static final String ADMISSION_CREATED = "admission.created";
    private static final String STAY_MERGED = "admission.patient_merged";

    private static final ReadModel MODEL = ReadModel.of("read_model_patients")
            .with("data", ColumnKind.JSON)
            .with("version", ColumnKind.INTEGER)
            .with("updated_at", ColumnKind.MOMENT)
            .with("mrn_hash", ColumnKind.BYTES)
            .with("birth_hash", ColumnKind.BYTES)
            .with("name_hashes", ColumnKind.BYTES)
            .with("merged_into", ColumnKind.UUID)
            .with("created_position", ColumnKind.LONG);

    private final PhiSeam phi;
    private final BlindIndex index;

    @Inject
    PatientProjection(PhiSeam phi, BlindIndex index) {
        this.phi = phi;
        this.index = index;
    }

    @Override
    public String name() {
        return "patients";
    }

    @Override
    public ReadModel model() {
        return MODEL;
    }

    @Override
    public void prepare(List<RecordedEvent> events) {
        events.stream()
                .filter(event -> event.type().equals(PatientEvents.CREATED)
                        || event.type().equals(PatientEvents.UPDATED))
                .collect(Collectors.groupingBy(
                        RecordedEvent::tenant, Collectors.mapping(RecordedEvent::stored, Collectors.toList())))
                .forEach((tenant, stored) -> phi.prepare(tenant, PHI, stored));
    }

    @Override
    public RowChange change(RecordedEvent event) {
        return switch (event.type()) {
            case PatientEvents.CREATED -> RowChange.begin(created(event));
            case ADMISSION_CREATED ->
                RowChange.follow(event.storedValues().id("patient_id"), row -> admissionCounted(row, event));
            case STAY_MERGED ->
                RowChange.follow(event.storedValues().id("patient_id"), row -> admissionCounted(row, event));
            case PatientEvents.MERGED -> RowChange.follow(event.stream().id(), row -> merged(row, event));
            case PatientEvents.UPDATED -> RowChange.follow(event.stream().id(), row -> updated(row, event));
            case PatientEvents.ERASED -> RowChange.follow(event.stream().id(), row -> erased(row, event));
            default -> RowChange.none();
        };
    }

    private Row created(RecordedEvent event) {
        JsonObject stored = event.stored();
        JsonObject data = doc().with("name", stored.get("name"))
                .with("mrn", stored.get("mrn"))
                .with("date_of_birth", stored.get("date_of_birth"))
                .with("gender", stored.get("gender"))
                .with("identity", new Values(stored).textOrNull("identity"))
                .with("admission_count", 0)
                .build();
        Row row = MODEL.row(event.tenant(), event.stream().id())
                .with("data", data)
                .with("version", event.version())
                .with("updated_at", event.createdAt())
                .with("created_position", event.position());
        return indexed(row, event);
    }

    private Row updated(Row row, RecordedEvent event) {
        JsonDoc data = JsonDoc.of(row.json("data"));
        event.stored().forEach((field, value) -> {
            if (!field.equals(Envelope.LEGACY.name())) {
                data.with(field, value);
            }
        });
        return indexed(
                row.with("data", data.build())
                        .with("version", event.version())
                        .withLatest("updated_at", event.createdAt()),
                event);
    }

    // by what an event says; of a patient who is erased nothing opens, and nothing is found
    private Row indexed(Row row, RecordedEvent event) {
        Values values = event.values();
        TenantId tenant = event.tenant();
        String name = values.textOrNull("name");
        String mrn = values.textOrNull("mrn");
        LocalDate born = values.dateOrNull("date_of_birth");
        boolean unborn = born == null && values.json().containsKey("date_of_birth");
        Row named =
                name == null ? row : row.with("name_hashes", NameIndex.hashes(index, tenant, new PatientName(name)));
        Row numbered = mrn == null ? named : named.with("mrn_hash", new Mrn(mrn).hash(index, tenant));
        return born == null && !unborn
                ? numbered
                : numbered.with("birth_hash", born == null ? null : new BirthDate(born).hash(index, tenant));
    }

    // what it is found by stays: it leads to the survivor
    private static Row merged(Row row, RecordedEvent event) {
        Row seen = row.with("version", event.version()).withLatest("updated_at", event.createdAt());
        Values values = event.storedValues();
        UUID survivor = values.id("survivor_id");
        if (!values.id("retired_id").equals(event.stream().id())) {
            return seen;
        }
        JsonDoc data =
                JsonDoc.of(row.json("data")).with("merged_into", survivor).with("admission_count", 0);
        return seen.with("data", data.build()).with("merged_into", survivor);
    }

    private static Row erased(Row row, RecordedEvent event) {
        JsonDoc data = JsonDoc.of(row.json("data"));
        PHI.forEach(field -> data.with(field, null));
        return row.with("data", data.build())
                .with("version", event.version())
                .withLatest("updated_at", event.createdAt())
                .with("mrn_hash", null)
                .with("birth_hash", null)
                .with("name_hashes", null);
    }

    private static Row admissionCounted(Row row, RecordedEvent event) {
        JsonObject data = row.json("data");
        int count = data.getInt("admission_count");
        return row.with(
                        "data",
                        JsonDoc.of(data).with("admission_count", count + 1).build())
                .withLatest("updated_at", event.createdAt());
    }
}
