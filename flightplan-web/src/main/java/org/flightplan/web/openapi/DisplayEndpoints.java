package org.flightplan.web.openapi;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.Field.required;
import static org.flightplan.web.openapi.Endpoint.Trait.CONFLICTS;
import static org.flightplan.web.openapi.Endpoint.Trait.GIVES_EVENTS;
import static org.flightplan.web.openapi.Endpoint.Trait.NOT_FOUND;
import static org.flightplan.web.openapi.Endpoint.get;
import static org.flightplan.web.openapi.Endpoint.look;
import static org.flightplan.web.openapi.Endpoint.send;
import static org.flightplan.web.openapi.Parameter.CURSOR;
import static org.flightplan.web.openapi.Parameter.LAST_EVENT_ID;
import static org.flightplan.web.openapi.Parameter.LIMIT;
import static org.flightplan.web.openapi.ResponseSchemas.ID;
import static org.flightplan.web.openapi.ResponseSchemas.MOMENT;
import static org.flightplan.web.openapi.ResponseSchemas.TEXT;
import static org.flightplan.web.openapi.ResponseSchemas.listOf;

import java.util.List;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.flightplan.web.displays.ClaimResource;
import org.flightplan.web.displays.DisplaysResource;

/** Screens at the wall: made by an administrator, claimed once, known by a secret. */
final class DisplayEndpoints {

    private static final Shape DISPLAY = Shape.of(
            required("display_id", ID),
            required("name", TEXT),
            required("unit_id", ID),
            required("shows_names", new FieldType.Flag()),
            required("state", new FieldType.OneOf(DisplaysResource.STATES)),
            required("made_by", ID),
            required("made_at", MOMENT),
            required("code_ends_at", MOMENT),
            optional("claimed_at", MOMENT),
            optional("revoked_at", MOMENT));

    private static final Shape CLAIMED = Shape.of(
            required("display_id", ID), required("name", TEXT), required("unit_id", ID), required("secret", TEXT));

    static final List<Endpoint> ALL = List.of(
            send(
                    "POST",
                    "/admin/displays",
                    "Make a display of a unit's board for the wall. Its code is told here alone: a screen claims it within 15"
                            + " minutes",
                    DisplaysResource.MAKE,
                    201,
                    DISPLAY.and(required("code", TEXT))),
            get(
                    "/admin/displays",
                    "The displays of the hospital, newest first, revoked ones too",
                    listOf(DISPLAY),
                    LIMIT,
                    CURSOR),
            send(
                    "DELETE",
                    "/admin/displays/{id}",
                    "Revoke a display: 10 seconds later its secret is good for nothing on any node",
                    null,
                    200,
                    DISPLAY),
            send(
                            "POST",
                            "/displays/claim",
                            "Become the display that a code was made for. The secret is told here alone; it is sent as a Bearer"
                                    + " token, and good for the two requests below until it is revoked. A code is good once",
                            ClaimResource.CLAIM,
                            200,
                            CLAIMED)
                    .openToAll(),
            look(
                            "/displays/board",
                            "The board of a display's unit, by its secret: without free text, and with initials where the hospital"
                                    + " does not let it show names; it may be read once a second",
                            BoardSchemas.AT_THE_WALL)
                    .that(NOT_FOUND),
            get(
                            "/displays/stream",
                            "That something was recorded that concerns a display's unit, by its secret, as server-sent events: id is"
                                    + " the position, data is {}. Begins behind Last-Event-ID, without it with what will be"
                                    + " recorded; ends after 15 minutes, to be opened anew",
                            Shape.of(),
                            LAST_EVENT_ID)
                    .that(CONFLICTS)
                    .that(NOT_FOUND)
                    .that(GIVES_EVENTS));

    private DisplayEndpoints() {}
}
