package org.flightplan.web.board;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flightplan.admissions.views.BoardStays.BoardStay;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.flightplan.patients.views.PatientView;
import org.jspecify.annotations.Nullable;

/** Patients as a board shows them. Of what is closed to the caller, that somebody is there. */
final class Occupants {

    private static final List<String> AS_THEY_ARE = List.of(
            "specialty",
            "attending_id",
            "attending_name",
            "admit_date",
            "length_of_stay_hours",
            "risk_since",
            "move_request");

    private final BoardData data;

    Occupants(BoardData data) {
        this.data = data;
    }

    /**
     * Whose surname could be taken for another's, of stays that are together in a unit.
     *
     * @return same_name or similar_name, by the stay's id
     */
    Map<UUID, String> alike(List<BoardStay> together) {
        Map<UUID, String> surnames = new HashMap<>();
        together.stream()
                .filter(data::isShown)
                .forEach(stay -> surnames.put(stay.view().id(), surname(stay)));
        return Surnames.flags(surnames);
    }

    /** @param alike those of the stay's unit */
    JsonObject json(BoardStay stay, Map<UUID, String> alike) {
        if (!data.isShown(stay)) {
            return doc().with("restricted", true)
                    .with("access_handle", data.closed().get(stay.view().id()))
                    .with("location", stay.view().data().get("current_location"))
                    .with("bed", stay.bed())
                    .build();
        }
        Values view = new Values(stay.view().data());
        JsonDoc doc = doc().with("admission_id", stay.view().id())
                .with("patient_id", stay.view().patientId())
                .with("flightplan_id", view.textOrNull("flightplan_id"))
                .with("version", stay.view().version())
                .with("location", view.textOrNull("current_location"))
                .with("bed", stay.bed())
                .with("risk", view.textOrNull("current_risk"));
        AS_THEY_ARE.forEach(field -> doc.with(field, view.json().get(field)));
        identify(doc, stay);
        String isolation = isolation(view);
        LocalDate target = data.target(stay);
        return doc.with("isolation", isolation.isEmpty() ? null : isolation)
                .with("post_operative_day", postOperativeDay(stay))
                .with("target_discharge_date", target)
                .with("overdue", target == null ? null : target.isBefore(data.today()))
                .with("flags", flags(stay, view, alike))
                .with("therapies", therapies(stay))
                .with("barriers", barriers(stay))
                .build();
    }

    private void identify(JsonDoc doc, BoardStay stay) {
        PatientView patient = data.patient(stay);
        if (patient != null) {
            Values values = new Values(patient.data());
            LocalDate born = values.dateOrNull("date_of_birth");
            doc.with("name", values.textOrNull("name"))
                    .with("sex", values.textOrNull("gender"))
                    .with(
                            "age",
                            born == null
                                    ? null
                                    : Age.of(born, data.now(), data.tenant().zone())
                                            .json());
        }
    }

    private List<String> flags(BoardStay stay, Values view, Map<UUID, String> alike) {
        List<String> flags = new ArrayList<>();
        if (Boolean.TRUE.equals(view.flagOrNull("cross_check"))) {
            flags.add("cross_check");
        }
        LocalDate review = view.dateOrNull("review_date");
        if (review != null && !review.isAfter(data.today())) {
            flags.add("review_due");
        }
        if (!isolation(view).isEmpty()) {
            flags.add("isolation");
        }
        String like = alike.get(stay.view().id());
        if (like != null) {
            flags.add(like);
        }
        PatientView patient = data.patient(stay);
        if (patient != null && "provisional".equals(new Values(patient.data()).textOrNull("identity"))) {
            flags.add("provisional");
        }
        return flags;
    }

    private String surname(BoardStay stay) {
        String name = data.name(stay);
        return name == null ? "" : Surnames.surname(name);
    }

    private static String isolation(Values view) {
        String isolation = view.textOrNull("isolation");
        return isolation == null || isolation.equals("none") ? "" : isolation;
    }

    private @Nullable Long postOperativeDay(BoardStay stay) {
        return data.operations(stay).stream()
                .findFirst()
                .map(first -> data.tenant().daysSince(first.occurredAt(), data.now()))
                .orElse(null);
    }

    private List<JsonObject> therapies(BoardStay stay) {
        return data.therapies(stay).stream()
                .filter(item -> runs(new Values(item.details())))
                .map(item -> doc().with("event_id", item.id())
                        .with("therapy", item.details().getString("therapy", item.title()))
                        .with("started_at", item.details().get("started_at"))
                        .with("stopped_at", item.details().get("stopped_at"))
                        .build())
                .toList();
    }

    private boolean runs(Values therapy) {
        Instant started = therapy.momentOrNull("started_at");
        Instant stopped = therapy.momentOrNull("stopped_at");
        return started != null && !started.isAfter(data.now()) && (stopped == null || stopped.isAfter(data.now()));
    }

    private List<JsonObject> barriers(BoardStay stay) {
        return data.openTasks(stay).stream()
                .filter(task -> task.getString("kind").equals("barrier"))
                .map(task -> doc().with("task_id", task.get("task_id"))
                        .with("text", task.get("text"))
                        .with("due", task.get("due"))
                        .build())
                .toList();
    }
}
