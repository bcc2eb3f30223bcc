package org.flightplan.projections;

import static org.flightplan.fields.JsonDoc.doc;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.flightplans.FlightPlanId;

/**
 * Events of made-up stays, to be put into a log.
 *
 * @param tenant whose
 * @param stream its stream
 * @param streamType that one's type
 * @param version its place in the stream
 * @param type its stored name
 * @param data its content
 */
record TestEvent(UUID tenant, UUID stream, String streamType, int version, String type, JsonDoc data) {

    static final UUID TENANT = new UUID(7, 7);

    static TestEvent patient(UUID id) {
        return new TestEvent(
                TENANT,
                id,
                "Patient",
                1,
                "patient.created",
                doc().with("patient_id", id)
                        .with("name", "Synthetic " + id)
                        .with("mrn", "SYN-" + id)
                        .with("date_of_birth", "2024-02-29"));
    }

    static TestEvent admission(UUID id, UUID patient) {
        return new TestEvent(
                TENANT,
                id,
                "Admission",
                1,
                "admission.created",
                doc().with("admission_id", id)
                        .with("patient_id", patient)
                        .with("specialty", "cardiac")
                        .with("attending_id", new UUID(1, 1))
                        .with("admit_date", "2025-03-01T14:30:00.123456Z")
                        .with("chief_complaint", "Synthetic, with \"quotes\", {braces}, \\ and ü"));
    }

    static TestEvent plan(UUID admission) {
        UUID id = FlightPlanId.ofAdmission(admission).value();
        return new TestEvent(
                TENANT,
                id,
                "FlightPlan",
                1,
                "flightplan.created",
                doc().with("flightplan_id", id).with("admission_id", admission).with("status", "draft"));
    }

    static TestEvent move(UUID admission, int version, String to) {
        return new TestEvent(
                TENANT,
                admission,
                "Admission",
                version,
                "admission.location_changed",
                doc().with("admission_id", admission)
                        .with("to_location", to)
                        .with("effective_at", "2025-03-02T10:00:%02dZ".formatted(version % 60)));
    }

    static TestEvent risk(UUID admission, int version, UUID event) {
        return new TestEvent(
                TENANT,
                admission,
                "Admission",
                version,
                "clinical_event.recorded",
                doc().with("event_id", event)
                        .with("admission_id", admission)
                        .with("event_type", "risk_status")
                        .with("occurred_at", "2025-03-02T11:00:%02dZ".formatted(version % 60))
                        .with("details", doc().with("risk_level", "Intubated").build()));
    }

    static TestEvent attachment(UUID admission, int version) {
        return new TestEvent(
                TENANT,
                admission,
                "Admission",
                version,
                "attachment.added",
                doc().with("attachment_id", new UUID(admission.getMostSignificantBits(), version))
                        .with("occurred_at", "2025-03-02T12:00:00Z")
                        .with("content_type", "image/png")
                        .with("size", 4)
                        .with("digest", "sha-256:00")
                        .with("storage_key", new UUID(version, version)));
    }

    static TestEvent discharge(UUID admission, int version) {
        return new TestEvent(
                TENANT,
                admission,
                "Admission",
                version,
                "admission.discharged",
                doc().with("admission_id", admission).with("discharge_date", "2025-03-09T11:00:00Z"));
    }

    /** The same event of another type, or with other content. */
    TestEvent with(String otherType, JsonDoc otherData) {
        return new TestEvent(tenant, stream, streamType, version, otherType, otherData);
    }

    /** So many stays, their events shuffled into each other; the same for the same seed. */
    static List<TestEvent> stays(long seed, int count) {
        Random random = new Random(seed);
        List<List<TestEvent>> open = new ArrayList<>();
        List<TestEvent> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            open.add(new ArrayList<>(stay(random)));
        }
        List<List<TestEvent>> begun = new ArrayList<>();
        while (!open.isEmpty() || !begun.isEmpty()) {
            if (!open.isEmpty() && (begun.size() < 5 || random.nextInt(4) == 0)) {
                begun.add(open.remove(open.size() - 1));
            }
            List<TestEvent> next = begun.get(random.nextInt(begun.size()));
            all.add(next.remove(0));
            begun.removeIf(List::isEmpty);
        }
        return all;
    }

    private static List<TestEvent> stay(Random random) {
        UUID patient = new UUID(random.nextLong(), random.nextLong());
        UUID admission = new UUID(random.nextLong(), random.nextLong());
        List<TestEvent> stay =
                new ArrayList<>(List.of(patient(patient), admission(admission, patient), plan(admission)));
        int version = 2;
        int moves = random.nextInt(12);
        for (int i = 0; i < moves; i++) {
            stay.add(
                    random.nextBoolean()
                            ? move(admission, version, "L" + random.nextInt(9))
                            : risk(admission, version, new UUID(random.nextLong(), random.nextLong())));
            version++;
        }
        if (moves % 2 == 1) {
            stay.add(attachment(admission, version));
            version++;
        }
        if (random.nextBoolean()) {
            stay.add(discharge(admission, version));
        }
        return stay;
    }
}
