package org.flightplan.web.openapi;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.flightplan.admissions.AdmissionRejection;
import org.flightplan.commands.CommandRejection;
import org.flightplan.commands.Reason;
import org.flightplan.commands.Rejection;
import org.flightplan.fields.FieldErrors;
import org.flightplan.flightplans.FlightPlanRejection;
import org.flightplan.patients.PatientRejection;
import org.flightplan.units.UnitRejection;

/** What the rules refuse by the state of things: from the rejections themselves, one of each made up. */
final class Refusals {

    /** One of them: its code, whose rule it is, and what its caller is told. */
    record Refusal(String code, String component, String detail) {}

    private static final Map<String, Class<?>> FAMILIES = Map.of(
            "every command", CommandRejection.class,
            "patients", PatientRejection.class,
            "stays", AdmissionRejection.class,
            "flight plans", FlightPlanRejection.class,
            "units", UnitRejection.class);

    private static final Set<Reason.Kind> TOLD_ELSEWHERE = Set.of(
            Reason.Kind.CONTENT, Reason.Kind.NOT_FOUND, Reason.Kind.VERSION_CONFLICT, Reason.Kind.PRECONDITION_FAILED);

    private static final Map<Class<?>, Object> VALUES = Map.of(
            UUID.class,
            new UUID(0, 1),
            String.class,
            "…",
            int.class,
            1,
            boolean.class,
            true,
            Instant.class,
            Instant.parse("2025-03-01T14:30:00Z"),
            LocalDate.class,
            LocalDate.parse("2025-03-01"),
            FieldErrors.class,
            FieldErrors.NONE);

    private Refusals() {}

    static List<Refusal> all() {
        return FAMILIES.entrySet().stream()
                .flatMap(family -> Stream.of(family.getValue().getPermittedSubclasses())
                        // nobody is told: it is tried again
                        .filter(type -> type != CommandRejection.MergedMeanwhile.class)
                        .map(type -> ((Rejection) madeUp(type)).reason())
                        .filter(reason -> !TOLD_ELSEWHERE.contains(reason.kind()))
                        .map(reason -> new Refusal(reason.code(), family.getKey(), reason.detail())))
                .distinct()
                .sorted(Comparator.comparing(Refusal::code)
                        .thenComparing(Refusal::component)
                        .thenComparing(Refusal::detail))
                .toList();
    }

    private static Object madeUp(Class<?> type) {
        if (type.isSealed()) {
            return madeUp(type.getPermittedSubclasses()[0]);
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (type.isRecord() && type != FieldErrors.class) {
            Class<?>[] parts = Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            try {
                var constructor = type.getDeclaredConstructor(parts);
                constructor.setAccessible(true);
                return constructor.newInstance(
                        Stream.of(parts).map(Refusals::madeUp).toArray());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(type.getName(), e);
            }
        }
        return Objects.requireNonNull(VALUES.get(type), type::getName);
    }
}
