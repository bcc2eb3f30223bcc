package org.flightplan.web.openapi;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.Field.required;
import static org.flightplan.web.openapi.Endpoint.Trait.COMMAND;
import static org.flightplan.web.openapi.Endpoint.Trait.NEEDS_VERSION;
import static org.flightplan.web.openapi.Endpoint.Trait.ON_EXISTING;
import static org.flightplan.web.openapi.Endpoint.get;
import static org.flightplan.web.openapi.Endpoint.look;
import static org.flightplan.web.openapi.Endpoint.send;
import static org.flightplan.web.openapi.Parameter.CENSUS_AS_OF;
import static org.flightplan.web.openapi.Parameter.CURSOR;
import static org.flightplan.web.openapi.Parameter.FROM_DAY;
import static org.flightplan.web.openapi.Parameter.LIMIT;
import static org.flightplan.web.openapi.Parameter.OFFSET;
import static org.flightplan.web.openapi.Parameter.SINCE;
import static org.flightplan.web.openapi.Parameter.TO_DAY;
import static org.flightplan.web.openapi.Parameter.VIEW;
import static org.flightplan.web.openapi.ResponseSchemas.listOf;
import static org.flightplan.web.openapi.ResponseSchemas.objects;
import static org.flightplan.web.openapi.ResponseSchemas.recorded;

import java.util.List;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.flightplan.units.UnitEvent.BedState;
import org.flightplan.web.units.UnitCommandsResource;

/** Units and their beds. */
final class UnitEndpoints {

    private static final FieldType TEXT = ResponseSchemas.TEXT;
    private static final Field ATTRIBUTES = optional("attributes", new FieldType.ListOf(TEXT, 0, 20));

    private static final Shape UNIT = Shape.of(
            required("unit_id", ResponseSchemas.ID),
            required("location", TEXT),
            required("name", TEXT),
            optional("specialty", TEXT),
            required("opened_at", ResponseSchemas.MOMENT),
            optional("closed_at", ResponseSchemas.MOMENT),
            objects(
                    "beds",
                    required("bed", TEXT),
                    ATTRIBUTES,
                    required("state", new FieldType.OneOf(BedState.WORDS)),
                    optional("reason", TEXT),
                    optional("until", ResponseSchemas.MOMENT),
                    required("since", ResponseSchemas.MOMENT)),
            required("version", new FieldType.Whole(1, Integer.MAX_VALUE)));

    private static final FieldType COUNT = ResponseSchemas.COUNT;
    private static final FieldType HOURS = new FieldType.Decimal();

    private static final Shape CENSUS = Shape.of(
            objects(
                    "items",
                    required("date", new FieldType.Date()),
                    required("hours", HOURS),
                    required("beds", COUNT),
                    required("occupied", COUNT),
                    required("admissions", COUNT),
                    required("transfers_in", COUNT),
                    required("transfers_out", COUNT),
                    required("discharges", COUNT),
                    required("deaths", COUNT),
                    optional("los_mean", HOURS),
                    optional("los_p50", HOURS),
                    optional("los_p90", HOURS)),
            required(
                    "los",
                    new FieldType.Nested(Shape.of(
                            required("count", COUNT),
                            optional("mean", HOURS),
                            optional("p50", HOURS),
                            optional("p90", HOURS)))));

    /** Behind all that needs an open unit. */
    static final Endpoint CLOSE = send(
            "POST",
            "/units/{id}/close",
            "Close a unit for good: its location may be another unit's",
            UnitCommandsResource.CLOSE,
            200,
            recorded("unit_id"),
            COMMAND,
            ON_EXISTING);

    static final List<Endpoint> ALL = List.of(
            send(
                    "POST",
                    "/units",
                    "Open a unit: a place with beds, whose location is what moves name",
                    UnitCommandsResource.OPEN,
                    201,
                    recorded("unit_id"),
                    COMMAND),
            send(
                    "PATCH",
                    "/units/{id}",
                    "Say anew what was said of a unit; its location stays",
                    UnitCommandsResource.UPDATE,
                    200,
                    recorded("unit_id"),
                    COMMAND,
                    ON_EXISTING,
                    NEEDS_VERSION),
            send(
                    "POST",
                    "/units/{id}/beds",
                    "Add a bed, available unless it says otherwise",
                    UnitCommandsResource.ADD_BED,
                    201,
                    recorded("unit_id"),
                    COMMAND,
                    ON_EXISTING),
            send(
                    "PATCH",
                    "/units/{id}/beds/{bed}",
                    "Say whether a bed can be used, why not and until when; its attributes are the administrator's to change",
                    UnitCommandsResource.CHANGE_BED,
                    200,
                    recorded("unit_id"),
                    COMMAND,
                    ON_EXISTING),
            get(
                    "/units",
                    "Units, closed ones too, in the order in which they were opened",
                    listOf(UNIT),
                    LIMIT,
                    OFFSET,
                    CURSOR),
            look("/units/{id}", "One unit, with its beds", UNIT),
            look(
                    "/board",
                    "Who is in which bed now, unit by unit, and what the day brings; it may be read once a second",
                    BoardSchemas.BOARD,
                    VIEW,
                    SINCE),
            get(
                    "/census",
                    "The census of the house, day by day: who was in a location at the midnight that ends it, who came and went; los is of all who left in"
                            + " these days; as CSV by Accept: text/csv",
                    CENSUS,
                    FROM_DAY,
                    TO_DAY,
                    CENSUS_AS_OF),
            look(
                    "/units/{id}/census",
                    "The census of a unit's location, day by day; lengths of stay are of those who left the hospital from it, in"
                            + " hours; as CSV by Accept: text/csv",
                    CENSUS,
                    FROM_DAY,
                    TO_DAY,
                    CENSUS_AS_OF),
            send(
                    "DELETE",
                    "/units/{id}/beds/{bed}",
                    "Take a bed out of the unit; 409 while somebody lies in it",
                    null,
                    200,
                    recorded("unit_id"),
                    COMMAND,
                    ON_EXISTING));

    private UnitEndpoints() {}
}
