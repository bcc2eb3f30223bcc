package org.flightplan.units.views;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.flightplan.fields.Values;
import org.flightplan.specialties.Manifest;
import org.flightplan.specialties.Specialties;

/** The names that specialties give their locations beside the codes. */
final class LocationAliases {

    private LocationAliases() {}

    /** Each with its specialty, as it is written, and with the code it stands for. */
    static List<JsonObject> all() {
        return Specialties.all().stream().flatMap(LocationAliases::of).toList();
    }

    private static Stream<JsonObject> of(Manifest manifest) {
        return new Values(manifest.json())
                .objects("locations").stream()
                        .flatMap(location -> new Values(location)
                                .texts("aliases").stream()
                                        .map(alias -> doc().with("specialty", manifest.name())
                                                .with("written", alias)
                                                .with("code", location.getString("code"))
                                                .build()));
    }
}
