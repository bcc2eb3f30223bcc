package org.flightplan.units;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.Field.required;
import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.flightplan.commands.EventForms;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Values;
import org.flightplan.units.UnitEvent.Bed;
import org.flightplan.units.UnitEvent.BedAdded;
import org.flightplan.units.UnitEvent.BedChanged;
import org.flightplan.units.UnitEvent.BedRetired;
import org.flightplan.units.UnitEvent.BedState;
import org.flightplan.units.UnitEvent.Closed;
import org.flightplan.units.UnitEvent.Opened;
import org.flightplan.units.UnitEvent.Updated;
import org.jspecify.annotations.Nullable;

/** The units' events as the log stores them. */
@ApplicationScoped
public class UnitEvents extends EventForms<UnitEvent> {

    /** The type of a unit's stream. */
    public static final String STREAM_TYPE = "Unit";

    /** The stored name of {@link Opened}. */
    public static final String OPENED = "unit.opened";

    /** The stored name of {@link Updated}. */
    public static final String UPDATED = "unit.updated";

    /** The stored name of {@link Closed}. */
    public static final String CLOSED = "unit.closed";

    /** The stored name of {@link BedAdded}. */
    public static final String BED_ADDED = "unit.bed_added";

    /** The stored name of {@link BedChanged}. */
    public static final String BED_CHANGED = "unit.bed_changed";

    /** The stored name of {@link BedRetired}. */
    public static final String BED_RETIRED = "unit.bed_retired";

    private static final Field UNIT = required("unit_id", new FieldType.Id());
    private static final Field BED = required("bed", new FieldType.Text(50));
    private static final Field EFFECTIVE_AT = optional("effective_at", new FieldType.Moment());

    /** The fields of {@value #OPENED} and {@value #UPDATED}. */
    public static final Shape UNIT_SHAPE = Shape.of(
            UNIT,
            required("location", new FieldType.Text(100)),
            required("name", new FieldType.Text(200)),
            optional("specialty", new FieldType.Text(100)),
            EFFECTIVE_AT);

    /** The fields of {@value #CLOSED}. */
    public static final Shape CLOSED_SHAPE = Shape.of(UNIT, EFFECTIVE_AT);

    /** The fields of {@value #BED_ADDED} and {@value #BED_CHANGED}. */
    public static final Shape BED_SHAPE = Shape.of(
            BED,
            optional("attributes", new FieldType.ListOf(new FieldType.Text(50), 0, 20)),
            required("state", new FieldType.OneOf(BedState.WORDS)),
            optional("reason", new FieldType.Text(200)),
            optional("until", new FieldType.Moment()),
            EFFECTIVE_AT);

    /** The fields of {@value #BED_RETIRED}. */
    public static final Shape BED_RETIRED_SHAPE = Shape.of(BED, EFFECTIVE_AT);

    private static final List<Form<UnitEvent, ?>> FORMS = List.of(
            new Form<>(
                    OPENED,
                    UNIT_SHAPE,
                    Opened.class,
                    event -> unit(event.id(), event.location(), event.name(), event.specialty())
                            .with("effective_at", event.effectiveAt()),
                    data -> new Opened(
                            new UnitId(data.id("unit_id")),
                            data.text("location"),
                            data.text("name"),
                            data.textOrNull("specialty"),
                            data.moment("effective_at"))),
            new Form<>(
                    UPDATED,
                    UNIT_SHAPE,
                    Updated.class,
                    event -> unit(event.id(), event.location(), event.name(), event.specialty())
                            .with("effective_at", event.effectiveAt()),
                    data -> new Updated(
                            new UnitId(data.id("unit_id")),
                            data.text("location"),
                            data.text("name"),
                            data.textOrNull("specialty"),
                            data.moment("effective_at"))),
            new Form<>(
                    CLOSED,
                    CLOSED_SHAPE,
                    Closed.class,
                    event -> doc().with("unit_id", event.id().value()).with("effective_at", event.effectiveAt()),
                    data -> new Closed(new UnitId(data.id("unit_id")), data.moment("effective_at"))),
            new Form<>(
                    BED_ADDED,
                    BED_SHAPE,
                    BedAdded.class,
                    event -> bed(event.bed()).with("effective_at", event.effectiveAt()),
                    data -> new BedAdded(bed(data), data.moment("effective_at"))),
            new Form<>(
                    BED_CHANGED,
                    BED_SHAPE,
                    BedChanged.class,
                    event -> bed(event.bed()).with("effective_at", event.effectiveAt()),
                    data -> new BedChanged(bed(data), data.moment("effective_at"))),
            new Form<>(
                    BED_RETIRED,
                    BED_RETIRED_SHAPE,
                    BedRetired.class,
                    event -> doc().with("bed", event.bed()).with("effective_at", event.effectiveAt()),
                    data -> new BedRetired(data.text("bed"), data.moment("effective_at"))));

    /** For the container, and for tests without one. */
    public UnitEvents() {
        super(STREAM_TYPE, FORMS);
    }

    private static JsonDoc unit(UnitId id, String location, String name, @Nullable String specialty) {
        return doc().with("unit_id", id.value())
                .with("location", location)
                .with("name", name)
                .with("specialty", specialty);
    }

    private static JsonDoc bed(Bed bed) {
        return doc().with("bed", bed.name())
                .with("attributes", bed.attributes().isEmpty() ? null : bed.attributes())
                .with("state", bed.state().word())
                .with("reason", bed.reason())
                .with("until", bed.until());
    }

    /** The bed of checked data. */
    static Bed bed(Values data) {
        return new Bed(
                data.text("bed"),
                data.texts("attributes"),
                BedState.of(data.text("state")),
                data.textOrNull("reason"),
                data.momentOrNull("until"));
    }
}
