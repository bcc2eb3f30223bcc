package org.flightplan.imports.csv;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.flightplan.imports.mapping.Mapping;
import org.flightplan.imports.mapping.Reason;
import org.flightplan.imports.mapping.Unmappable;
import org.flightplan.imports.sending.Group;
import org.flightplan.imports.sending.Source;
import org.jspecify.annotations.Nullable;

/**
 * The former system's tables: patients, admissions, location_steps, locations_risks and annotations, each a file of a folder. A first
 * pass finds which rows belong to which patient; then each patient's are read and mapped together.
 *
 * <p>Leading zeros of an MRN count: 007 and 7 are two patients where both have a row. A row of another table that names
 * neither exactly belongs to the one patient who has the number but for its zeros, if there is one alone.
 */
public final class CsvSource implements Source {

    private static final Reason NO_PATIENT = new Reason(
            "its MRN is that of no patient",
            "add the patient to patients.csv, or correct the MRN, whose leading zeros count");
    private static final Reason TWO_PATIENTS = new Reason(
            "its MRN is that of more than one patient but for leading zeros", "write the MRN as patients.csv does");
    private static final Reason NO_STAY = new Reason(
            "its ADM is that of no admission of the patient", "add the admission to admissions.csv, or correct ADM");
    private static final Reason SAME_PATIENT =
            new Reason("its MRN stands in an earlier row", "keep one row of each patient");
    private static final Reason SAME_STAY =
            new Reason("its MRN and ADM stand in an earlier row", "keep one row of each admission");
    private static final Reason SAME_KEY =
            new Reason("its id stands in an earlier row of the stay", "give each row of a stay an id of its own");
    private static final int MOST_LOOSE = 1_000;

    private final Mapping mapping;
    private final PatientRows patientRecords;
    private final StayRows rows;
    private final Table patients;
    private final Table admissions;
    private final List<Table> events;
    private final List<BiConsumer<Row, Stay>> mappers;
    private static final List<List<String>> KEYS =
            List.of(List.of("LocationStepID"), List.of("LocationRiskID"), List.of("AnnotaionID", "AnnotationID"));

    private final Map<String, Integer> patientRows = new LinkedHashMap<>();
    private final Map<String, List<String>> withoutZeros = new HashMap<>();
    private final Map<String, Map<String, StayIndex>> stays = new HashMap<>();
    private Group loose = new Group();
    private int looseRows;

    /** Where the rows of a stay are. */
    private record StayIndex(int row, List<List<Integer>> events) {}

    /** @param folder of the files; one that is missing has no rows */
    public CsvSource(Path folder, Mapping mapping) {
        this.mapping = mapping;
        patientRecords = new PatientRows(mapping);
        rows = new StayRows(mapping);
        patients = Table.in(folder, "patients.csv");
        admissions = Table.in(folder, "admissions.csv");
        events = List.of(
                Table.in(folder, "location_steps.csv"),
                Table.in(folder, "locations_risks.csv"),
                Table.in(folder, "annotations.csv"));
        mappers = List.of(rows::step, rows::risk, rows::annotation);
        if (patients.size() == 0) {
            throw new SourceException(
                    "There is no patients.csv with rows in the folder: give the folder of the five files.");
        }
    }

    @Override
    public void read(Consumer<Group> groups) {
        each(patients, groups, this::index);
        each(admissions, groups, this::indexStay);
        for (int i = 0; i < events.size(); i++) {
            int table = i;
            each(events.get(i), groups, (row, number) -> indexEvent(table, row, number));
        }
        groups.accept(loose);
        patientRows.forEach((mrn, row) -> groups.accept(group(mrn, row)));
    }

    private void each(Table table, Consumer<Group> groups, BiConsumer<Row, Integer> index) {
        for (int i = 0; i < table.size(); i++) {
            Row row = table.row(i);
            if (row.isBlank()) {
                continue;
            }
            try {
                index.accept(row, i);
            } catch (Unmappable e) {
                loose.reject(row.origin(), e.reason());
                if (++looseRows % MOST_LOOSE == 0) {
                    groups.accept(loose);
                    loose = new Group();
                }
            }
        }
    }

    private void index(Row row, int number) {
        String mrn = row.required("MRN");
        if (patientRows.putIfAbsent(mrn, number) != null) {
            throw SAME_PATIENT.exception();
        }
        withoutZeros.computeIfAbsent(bare(mrn), bare -> new ArrayList<>(1)).add(mrn);
        stays.put(mrn, new LinkedHashMap<>());
    }

    private void indexStay(Row row, int number) {
        Map<String, StayIndex> of = staysOf(row);
        StayIndex stay = new StayIndex(number, List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        if (of.putIfAbsent(bare(row.required("ADM")), stay) != null) {
            throw SAME_STAY.exception();
        }
    }

    private void indexEvent(int table, Row row, int number) {
        StayIndex stay = staysOf(row).get(bare(row.required("ADM")));
        if (stay == null) {
            throw NO_STAY.exception();
        }
        stay.events().get(table).add(number);
    }

    private Map<String, StayIndex> staysOf(Row row) {
        String mrn = row.required("MRN");
        Map<String, StayIndex> exactly = stays.get(mrn);
        if (exactly != null) {
            return exactly;
        }
        List<String> nearly = withoutZeros.getOrDefault(bare(mrn), List.of());
        if (nearly.isEmpty()) {
            throw NO_PATIENT.exception();
        } else if (nearly.size() > 1) {
            throw TWO_PATIENTS.exception();
        }
        return stays.getOrDefault(nearly.get(0), Map.of());
    }

    private static String bare(String number) {
        return number.replaceFirst("^0+(?=.)", "");
    }

    private Group group(String mrn, int patientRow) {
        Group group = new Group();
        UUID id = mapping.ids().of("patient", mrn);
        Row patient = patients.row(patientRow);
        if (!attempt(patient, group, () -> patientRecords.patient(patient, id, group))) {
            group.without(id);
        }
        List<Begun> begun = new ArrayList<>();
        stays.getOrDefault(mrn, Map.of()).forEach((adm, index) -> begun.add(begin(id, adm, index)));
        // a stay may begin when the one before has ended
        begun.sort(Comparator.comparing(Begun::admitted));
        begun.forEach(stay -> stay.into(group));
        return group;
    }

    /** A stay's part of a group, made apart since it is put in order with the patient's others. */
    private record Begun(Instant admitted, Consumer<Group> part) {
        void into(Group group) {
            part.accept(group);
        }
    }

    private Begun begin(UUID patient, String adm, StayIndex index) {
        UUID id = mapping.ids().of("admission", patient, adm);
        Row row = admissions.row(index.row());
        Instant admitted = Instant.EPOCH;
        try {
            admitted = mapping.time().when(row.required("ADMDATE")).at();
        } catch (Unmappable e) {
            // told when the row is mapped
        }
        return new Begun(admitted, group -> stay(patient, id, row, index, group));
    }

    private void stay(UUID patient, UUID id, Row row, StayIndex index, Group group) {
        Stay[] begun = new Stay[1];
        if (!attempt(row, group, () -> begun[0] = rows.admission(row, id, patient, group))) {
            group.without(id);
        }
        Stay stay = begun[0] == null ? Stay.unknown(id, mapping.time().zone()) : begun[0];
        for (int table = 0; table < events.size(); table++) {
            Set<String> keys = new HashSet<>();
            for (int number : index.events().get(table)) {
                Row event = events.get(table).row(number);
                BiConsumer<Row, Stay> mapper = mappers.get(table);
                String key = key(event, KEYS.get(table));
                attempt(event, group, () -> {
                    if (key != null && !keys.add(key)) {
                        throw SAME_KEY.exception();
                    }
                    mapper.accept(event, stay);
                });
            }
        }
        stay.inOrder(group::add);
        if (begun[0] != null) {
            attempt(row, group, () -> rows.end(row, stay, group));
        }
    }

    private static @Nullable String key(Row row, List<String> columns) {
        return columns.stream()
                .map(row::text)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean attempt(Row row, Group group, Runnable mapping) {
        try {
            mapping.run();
            return true;
        } catch (Unmappable e) {
            group.reject(row.origin(), e.reason());
            return false;
        }
    }

    @Override
    public void close() {
        patients.close();
        admissions.close();
        events.forEach(Table::close);
    }
}
