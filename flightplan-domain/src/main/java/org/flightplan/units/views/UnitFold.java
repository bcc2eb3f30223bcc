package org.flightplan.units.views;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.flightplan.units.UnitEvents;

/**
 * What a unit's events add up to. {@code beds} are those that it has, in the order in which they came; {@code _beds} is from
 * when until when each was one, for the census.
 */
final class UnitFold {

    static final String BEDS = "beds";
    static final String EVER = "_beds";
    private static final String BED = "bed";
    private static final String AT = "effective_at";
    private static final String SINCE = "since";
    private static final String FROM = "from";
    private static final String UNTIL = "until";

    private UnitFold() {}

    /** The unit as it begins. */
    static JsonObject begin(RecordedEvent opened) {
        Values values = opened.storedValues();
        return described(doc(), values).with("opened_at", values.moment(AT)).build();
    }

    /** The unit after one more of its events; an event of no concern changes nothing. */
    static JsonObject evolve(JsonObject unit, RecordedEvent event) {
        Values values = event.storedValues();
        return switch (event.type()) {
            case UnitEvents.UPDATED -> described(JsonDoc.of(unit), values).build();
            case UnitEvents.CLOSED -> closed(unit, values);
            case UnitEvents.BED_ADDED ->
                with(
                        unit,
                        plus(new Values(unit).objects(BEDS), shown(values)),
                        plus(
                                new Values(unit).objects(EVER),
                                doc().with(BED, values.text(BED))
                                        .with(FROM, values.moment(AT))
                                        .build()));
            case UnitEvents.BED_CHANGED ->
                with(
                        unit,
                        new Values(unit)
                                .objects(BEDS).stream()
                                        .map(bed -> isOf(bed, values) ? shown(values) : bed)
                                        .toList(),
                        new Values(unit).objects(EVER));
            case UnitEvents.BED_RETIRED ->
                with(
                        unit,
                        new Values(unit)
                                .objects(BEDS).stream()
                                        .filter(bed -> !isOf(bed, values))
                                        .toList(),
                        new Values(unit)
                                .objects(EVER).stream()
                                        .map(bed -> isOf(bed, values) ? ended(bed, values) : bed)
                                        .toList());
            default -> unit;
        };
    }

    private static JsonDoc described(JsonDoc unit, Values values) {
        return unit.with("location", values.text("location"))
                .with("name", values.text("name"))
                .with("specialty", values.textOrNull("specialty"));
    }

    private static JsonObject closed(JsonObject unit, Values values) {
        List<JsonObject> ended = new Values(unit)
                .objects(EVER).stream().map(bed -> ended(bed, values)).toList();
        return JsonDoc.of(with(unit, List.of(), ended))
                .with("closed_at", values.moment(AT))
                .build();
    }

    private static JsonObject with(JsonObject unit, List<JsonObject> beds, List<JsonObject> ever) {
        return JsonDoc.of(unit).with(BEDS, beds).with(EVER, ever).build();
    }

    private static List<JsonObject> plus(List<JsonObject> list, JsonObject last) {
        List<JsonObject> more = new ArrayList<>(list);
        more.add(last);
        return more;
    }

    private static JsonObject shown(Values event) {
        return JsonDoc.of(event.json())
                .with(AT, null)
                .with(SINCE, event.moment(AT))
                .build();
    }

    private static boolean isOf(JsonObject bed, Values event) {
        return Objects.equals(bed.getString(BED), event.text(BED));
    }

    private static JsonObject ended(JsonObject period, Values event) {
        return period.containsKey(UNTIL)
                ? period
                : JsonDoc.of(period).with(UNTIL, event.moment(AT)).build();
    }

    /** What is shown of a unit. */
    static JsonObject shown(JsonObject unit) {
        return JsonDoc.of(unit)
                .with(BEDS, new Values(unit).objects(BEDS))
                .with(EVER, null)
                .build();
    }
}
