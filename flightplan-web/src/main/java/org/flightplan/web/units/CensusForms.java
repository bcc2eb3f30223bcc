package org.flightplan.web.units;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flightplan.units.Census.Changes;
import org.flightplan.units.Census.Day;
import org.flightplan.units.Census.LengthsOfStay;
import org.flightplan.units.Census.Told;
import org.flightplan.web.http.ApiResponses;

/** A census as it is told. */
final class CensusForms {

    static final String CSV = "text/csv";

    private static final List<String> COLUMNS = List.of(
            "date",
            "hours",
            "beds",
            "occupied",
            "admissions",
            "transfers_in",
            "transfers_out",
            "discharges",
            "deaths",
            "los_mean",
            "los_p50",
            "los_p90");

    private CensusForms() {}

    static Response answer(Told census, HttpHeaders headers) {
        List<JsonObject> items = census.days().stream().map(CensusForms::json).toList();
        return prefersCsv(headers)
                ? Response.ok(csv(items), CSV + ";charset=utf-8;header=present").build()
                : ApiResponses.ok(doc().with("items", items)
                        .with("los", los(census.left(), census.lengthsOfStay()))
                        .build());
    }

    // the list is in the order of what the caller likes best
    private static boolean prefersCsv(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .filter(type -> type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                        || type.toString().startsWith(CSV))
                .findFirst()
                .filter(type -> type.toString().startsWith(CSV))
                .isPresent();
    }

    private static JsonObject los(long left, LengthsOfStay lengths) {
        return doc().with("count", left)
                .with("mean", lengths.mean())
                .with("p50", lengths.median())
                .with("p90", lengths.ninetieth())
                .build();
    }

    private static JsonObject json(Day day) {
        Changes changes = day.changes();
        return doc().with("date", day.date())
                .with("hours", day.hours())
                .with("beds", day.beds())
                .with("occupied", day.occupied())
                .with("admissions", changes.admissions())
                .with("transfers_in", changes.transfersIn())
                .with("transfers_out", changes.transfersOut())
                .with("discharges", changes.discharges())
                .with("deaths", changes.deaths())
                .with("los_mean", changes.lengthsOfStay().mean())
                .with("los_p50", changes.lengthsOfStay().median())
                .with("los_p90", changes.lengthsOfStay().ninetieth())
                .build();
    }

    // dates and numbers alone: nothing needs quoting
    private static String csv(List<JsonObject> items) {
        return Stream.concat(
                        Stream.of(String.join(",", COLUMNS)), items.stream().map(CensusForms::line))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String line(JsonObject item) {
        return COLUMNS.stream()
                .map(column ->
                        item.containsKey(column) ? item.get(column).toString().replace("\"", "") : "")
                .collect(Collectors.joining(","));
    }
}
