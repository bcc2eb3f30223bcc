package org.flightplan.contracts;

import java.util.List;
import java.util.stream.Collectors;
import org.flightplan.events.EventTypes.EventType;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;

/** The page {@code docs/events/README.md}, from the declarations of the events. */
final class EventsPage {

    private static final String HEAD = """
            # Events

            What the log holds, and what `GET /api/v1/events` and `GET /api/v1/streams/{id}` give. Of each event type and version there is a
            file here: the JSON Schema (2020-12) of its `data`, with examples in the stored form. The server gives the present ones at
            `GET /api/v1/events/schemas`. This page and the files are made from the declarations that commands are decided by.

            - Around `data` stand `position`, `stream_id`, `stream_type`, `event_version`, `event_type`, `created_at`, `created_by` and `metadata`:
              `schema_version`, `event_id`, `correlation_id`, `causation_id`, `request_id`; of clinical events also `manifest` and `manifest_version`; of what was
              imported also `imported`, when the former system recorded it (`created_at` is when it was imported).
            - `legacy` is what a former system knew and no field holds, in that system's own words.
            - An event is given in the present version of its type, whichever it was stored in; `schema_version` names the version that is given.
              What is stored is never rewritten ([ADR 52](../adr/0052-old-events-are-read-in-the-present-version.md)).
            - A type may gain optional fields without a new version: whoever reads events goes on past fields they don't know.
              Whatever else changes makes a new version, which the change log announces.
            - PHI (marked so) is null once its patient is erased. `null` and absent are the same, but in `*.updated`, where `null` takes a value away.
            - The `details` of clinical events are declared by the specialty and version that `metadata` names:
              `GET /api/v1/specialties/{name}/config?version=`.

            """;

    private EventsPage() {}

    static String of(List<EventType> types) {
        return HEAD + types.stream().map(EventsPage::section).collect(Collectors.joining("\n"));
    }

    private static String section(EventType type) {
        String file = ApprovedContracts.file(type.name(), type.version())
                .getFileName()
                .toString();
        return "## " + type.name() + "\n\nOf streams of type " + type.streamType() + ", version " + type.version()
                + ": [schema and examples](" + file + ").\n\n| field | holds | |\n|---|---|---|\n"
                + type.shape().fields().stream().map(EventsPage::row).collect(Collectors.joining());
    }

    private static String row(Field field) {
        return "| `" + field.name() + "` | " + words(field.kind()) + " | " + (field.required() ? "required" : "")
                + (field.required() && field.phi() ? ", " : "") + (field.phi() ? "PHI" : "") + " |\n";
    }

    private static String words(FieldType kind) {
        if (kind instanceof FieldType.Text text) {
            return "text, up to " + text.max();
        } else if (kind instanceof FieldType.OneOf one) {
            return String.join(", ", one.words());
        } else if (kind instanceof FieldType.Whole whole) {
            return "whole number from " + whole.min();
        } else if (kind instanceof FieldType.Between between) {
            return "number from " + between.min() + " to " + between.max();
        } else if (kind instanceof FieldType.ListOf list) {
            return "up to " + list.max() + " of: " + words(list.element());
        } else if (kind instanceof FieldType.Nested nested) {
            return "object: " + names(nested.shape());
        } else if (kind instanceof FieldType.AnyObject || kind instanceof FieldType.FreeObject) {
            return "object";
        }
        return switch (kind.getClass().getSimpleName()) {
            case "Id" -> "UUID";
            case "Moment" -> "moment, in UTC";
            case "Date" -> "day";
            case "Flag" -> "true or false";
            default -> kind.getClass().getSimpleName();
        };
    }

    private static String names(Shape shape) {
        return shape.fields().stream().map(Field::name).collect(Collectors.joining(", "));
    }
}
