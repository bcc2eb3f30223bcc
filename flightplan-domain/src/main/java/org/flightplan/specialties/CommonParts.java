package org.flightplan.specialties;

import jakarta.json.JsonObject;
import java.util.List;
import org.flightplan.fields.Values;

/**
 * What every specialty has, whatever its pack declares.
 *
 * @param categories before the pack's own
 * @param eventTypes before the pack's own
 */
record CommonParts(List<JsonObject> categories, List<JsonObject> eventTypes) {

    static final CommonParts DELIVERED = delivered();

    private static CommonParts delivered() {
        String name = "every-specialty.yaml";
        try {
            Values values = new Values(PackText.of(name, Resources.text(name)).json());
            return new CommonParts(values.objects("categories"), values.objects("event_types"));
        } catch (BrokenPack e) {
            throw new IllegalStateException(e);
        }
    }
}
