package org.flightplan.web.board;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.flightplan.specialties.Manifest.RiskState;
import org.flightplan.specialties.Specialties;
import org.flightplan.tenants.Tenant;

/** What passers-by may read of a board: no free text, no ids by which more could be asked, initials where names are not allowed. */
final class AtTheWall {

    private static final Set<String> SHOWN =
            Set.of("restricted", "bed", "post_operative_day", "admit_date", "overdue", "flags");

    private final Tenant tenant;
    private final boolean names;

    AtTheWall(Tenant tenant, boolean names) {
        this.tenant = tenant;
        this.names = names;
    }

    JsonObject unit(JsonObject row) {
        List<JsonObject> beds = row.getJsonArray("beds").getValuesAs(JsonObject.class).stream()
                .map(this::bed)
                .toList();
        return JsonDoc.of(row).with("beds", beds).build();
    }

    private JsonObject bed(JsonObject bed) {
        List<JsonObject> occupants = bed.getJsonArray("occupants").getValuesAs(JsonObject.class).stream()
                .map(this::occupant)
                .toList();
        return JsonDoc.of(bed).with("reason", null).with("occupants", occupants).build();
    }

    /** An occupant of a board as it is shown at the wall. */
    JsonObject occupant(JsonObject whole) {
        JsonDoc shown = doc();
        whole.forEach((field, value) -> {
            if (SHOWN.contains(field)) {
                shown.with(field, value);
            }
        });
        Values values = new Values(whole);
        String name = values.textOrNull("name");
        risk(shown, values);
        return shown.with("name", name == null ? null : names ? name : initials(name))
                .with("move_to", values.object("move_request").get("to_location"))
                .with(
                        "open_barriers",
                        whole.containsKey("barriers")
                                ? whole.getJsonArray("barriers").size()
                                : null)
                .build();
    }

    // a display knows no specialty's words
    private void risk(JsonDoc shown, Values occupant) {
        String code = occupant.textOrNull("risk");
        String specialty = occupant.textOrNull("specialty");
        if (code != null && specialty != null) {
            RiskState state = Specialties.of(tenant, specialty)
                    .flatMap(manifest -> manifest.riskState(code))
                    .orElse(null);
            shown.with("risk", state == null ? code : state.label())
                    .with("level", state == null ? null : state.levelAt(occupant.textOrNull("location")));
        }
    }

    /** Of the first word of a name and of the last: what staff know somebody by who is in the bed beside it. */
    static String initials(String name) {
        List<String> words = Stream.of(name.strip().split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        Stream<String> ends = words.size() < 2 ? words.stream() : Stream.of(words.get(0), words.get(words.size() - 1));
        return ends.map(word -> word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT) + ".")
                .collect(Collectors.joining(" "));
    }
}
