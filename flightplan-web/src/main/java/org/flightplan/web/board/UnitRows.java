package org.flightplan.web.board;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.flightplan.admissions.views.BoardStays.BoardStay;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.flightplan.specialties.Specialties;
import org.flightplan.units.views.UnitView;

/** The units of a board with their beds and who is in them; nobody is left out. */
final class UnitRows {

    private final BoardData data;
    private final Occupants occupants;

    UnitRows(BoardData data) {
        this.data = data;
        this.occupants = new Occupants(data);
    }

    /** Adds units, without_bed and elsewhere. */
    void addTo(JsonDoc board) {
        List<BoardStay> open = data.open();
        Set<String> codes = new LinkedHashSet<>();
        List<JsonObject> rows = new ArrayList<>();
        for (UnitView unit : data.units()) {
            codes.add(Specialties.locationCode(unit.location()));
            rows.add(row(unit));
        }
        if (data.units().isEmpty()) {
            // a hospital that declares none: its beds are whatever moves have named
            open.stream()
                    .map(BoardStay::location)
                    .filter(Objects::nonNull)
                    .sorted()
                    .forEach(codes::add);
            codes.forEach(
                    code -> rows.add(row(doc().with("location", code).with("name", code), code, List.of(), open)));
        }
        board.with("units", rows)
                .with(
                        "without_bed",
                        alone(open.stream().filter(stay -> !isElsewhere(stay, codes) && stay.bed() == null)))
                .with("elsewhere", alone(open.stream().filter(stay -> isElsewhere(stay, codes))));
    }

    /** One unit. */
    JsonObject row(UnitView unit) {
        JsonDoc row = doc().with("unit_id", unit.id())
                .with("location", unit.location())
                .with("name", unit.data().get("name"))
                .with("specialty", unit.data().get("specialty"));
        return row(row, Specialties.locationCode(unit.location()), unit.beds(), data.open());
    }

    private static boolean isElsewhere(BoardStay stay, Set<String> codes) {
        return stay.location() != null && !codes.contains(stay.location());
    }

    private List<JsonObject> alone(Stream<BoardStay> stays) {
        return stays.map(stay -> occupants.json(stay, Map.of())).toList();
    }

    private JsonObject row(JsonDoc row, String code, List<JsonObject> declared, List<BoardStay> open) {
        List<BoardStay> here =
                open.stream().filter(stay -> code.equals(stay.location())).toList();
        List<JsonObject> beds = beds(declared, here);
        return row.with("numbers", numbers(code, beds, here, open))
                .with("beds", beds)
                .build();
    }

    private List<JsonObject> beds(List<JsonObject> declared, List<BoardStay> here) {
        Map<String, JsonDoc> beds = new LinkedHashMap<>();
        for (JsonObject bed : declared) {
            beds.put(bed.getString("bed"), JsonDoc.of(bed).with("since", null));
        }
        Map<String, List<BoardStay>> byBed = new TreeMap<>();
        for (BoardStay stay : here) {
            String bed = stay.bed();
            if (bed != null) {
                byBed.computeIfAbsent(bed, unused -> new ArrayList<>()).add(stay);
            }
        }
        // a bed that no unit has declared is one while somebody is in it
        byBed.keySet()
                .forEach(bed -> beds.computeIfAbsent(
                        bed, name -> doc().with("bed", name).with("undeclared", true)));
        Map<UUID, String> alike = occupants.alike(here);
        List<JsonObject> shown = new ArrayList<>();
        beds.forEach((name, bed) -> {
            List<BoardStay> in = byBed.getOrDefault(name, List.of());
            if (!in.isEmpty()) {
                bed.with("state", in.size() == 1 ? "occupied" : "double");
            }
            bed.with(
                    "occupants",
                    in.stream().map(stay -> occupants.json(stay, alike)).toList());
            shown.add(bed.build());
        });
        return shown;
    }

    private JsonObject numbers(String code, List<JsonObject> beds, List<BoardStay> here, List<BoardStay> open) {
        long occupied = beds.stream()
                .filter(bed -> !bed.getJsonArray("occupants").isEmpty())
                .count();
        long free = beds.stream()
                .filter(bed -> bed.getString("state").equals("available"))
                .count();
        long in = open.stream()
                .filter(stay -> data.isShown(stay) && !code.equals(stay.location()) && code.equals(wanted(stay)))
                .count();
        long out = here.stream()
                .filter(stay -> data.isShown(stay) && isToLeave(code, stay))
                .count();
        return doc().with("occupied", occupied)
                .with("open", free)
                .with("unavailable", beds.size() - occupied - free)
                .with("pending_in", in)
                .with("pending_out", out)
                .with("beds", beds.size())
                .build();
    }

    private boolean isToLeave(String code, BoardStay stay) {
        String wanted = wanted(stay);
        LocalDate target = data.target(stay);
        return (!wanted.isEmpty() && !wanted.equals(code)) || (target != null && target.equals(data.today()));
    }

    private static String wanted(BoardStay stay) {
        String location = new Values(new Values(stay.view().data()).object("move_request")).textOrNull("to_location");
        return location == null ? "" : Specialties.locationCode(stay.view().specialty(), location);
    }
}
