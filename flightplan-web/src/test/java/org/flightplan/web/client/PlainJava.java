package org.flightplan.web.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.flightplan.client.FlightPlanClient;
import org.flightplan.client.admissions.Admission;
import org.flightplan.client.admissions.AdmissionFlag;
import org.flightplan.client.admissions.AdmissionQuery;
import org.flightplan.client.admissions.Move;
import org.flightplan.client.admissions.NewAdmission;
import org.flightplan.client.attachments.NewAttachment;
import org.flightplan.client.clinical.NewClinicalEvent;
import org.flightplan.client.http.Content;
import org.flightplan.client.http.IfMatch;
import org.flightplan.client.http.Page;
import org.flightplan.client.http.Patience;
import org.flightplan.client.patients.NewPatient;
import org.flightplan.client.patients.Patient;
import org.flightplan.client.patients.PatientUpdate;
import org.flightplan.client.problems.InvalidFieldsException;
import org.flightplan.client.problems.RefusedException;
import org.flightplan.client.problems.UnavailableException;
import org.flightplan.client.problems.VersionConflictException;

/** The examples of docs/client.md in plain Java: what stands there between two marks is what stands here. */
final class PlainJava {

    private final FlightPlanClient flightPlan;

    PlainJava(FlightPlanClient flightPlan) {
        this.flightPlan = flightPlan;
    }

    static FlightPlanClient connect(URI address, Supplier<String> identityProvider) {
        // example: connect
        FlightPlanClient flightPlan = FlightPlanClient.at(address)
                .token(identityProvider)
                .patience(Patience.USUAL.withDeadline(Duration.ofMinutes(5)))
                .build();
        // end
        return flightPlan;
    }

    UUID admit(String messageId, String mrn, UUID attending, Instant now) {
        // example: admit
        UUID patient = flightPlan
                .patients()
                .create(new NewPatient("Synthia Mockingbird", mrn).dateOfBirth(LocalDate.of(2024, 2, 29)))
                .patientId();

        UUID stay = flightPlan
                .withKey("adt-" + messageId)
                .admissions()
                .admit(new NewAdmission(patient, "cardiac", attending, now).chiefComplaint("Synthetic complaint"))
                .admissionId();
        // end
        return stay;
    }

    void move(UUID stay, Instant now, Consumer<String> screen) {
        // example: move
        flightPlan
                .admissions()
                .move(stay, new Move("CICU", now).toBed("CICU-7"))
                .warnings()
                .forEach(warning -> screen.accept(warning.message()));

        JsonObject data =
                Json.createObjectBuilder().add("risk_level", "Intubated").build();
        flightPlan.clinicalEvents().record(new NewClinicalEvent(stay, "risk_status", now).data(data));
        // end
    }

    void update(UUID id) {
        // example: update
        Patient patient = flightPlan.patients().get(id);
        PatientUpdate update = new PatientUpdate()
                .diagnosis("Synthetic double outlet right ventricle")
                .deceasedAt(null); // null takes a value away; what is not named stays

        flightPlan.patients().update(id, new IfMatch(patient.version()), update);
        // end
    }

    void problems(String key, NewAdmission admission, Consumer<String> screen) {
        // example: problems
        try {
            flightPlan.withKey(key).admissions().admit(admission);
        } catch (InvalidFieldsException e) {
            e.fieldErrors().forEach((field, messages) -> screen.accept(field + ": " + messages));
        } catch (RefusedException e) {
            screen.accept(e.problem().detail()); // e.errorCode() is already_admitted, or another rule
        } catch (VersionConflictException e) {
            screen.accept("Somebody changed it meanwhile."); // read it again, and decide again
        } catch (UnavailableException e) {
            screen.accept("Not sure whether it was recorded."); // send it again with this key
        }
        // end
    }

    List<Admission> overdue() {
        // example: lists
        AdmissionQuery overdue = AdmissionQuery.all().flag(AdmissionFlag.OVERDUE);
        List<Admission> stays = Page.all(paging -> flightPlan.admissions().list(overdue, paging))
                .toList();
        // end
        return stays;
    }

    byte[] attach(UUID stay, Path photo, Instant now) throws IOException {
        // example: attach
        UUID attachment = flightPlan
                .attachments()
                .announce(stay, new NewAttachment(now).filename("wound.png").attachmentType("photo"))
                .attachmentId();
        flightPlan.attachments().send(stay, attachment, Content.of(photo, "image/png"));

        try (InputStream content = flightPlan.attachments().content(stay, attachment)) {
            return content.readAllBytes();
        }
        // end
    }

    void feed(Warehouse warehouse) throws InterruptedException {
        // example: feed
        flightPlan.feed().follow(warehouse.position(), event -> warehouse.store(event.position(), event.data()));
        // end
    }

    void notices(UUID unit, long boardPosition, Consumer<UUID> screen) throws InterruptedException {
        // example: notices
        flightPlan.notices().ofUnit(unit).follow(boardPosition, notice -> screen.accept(notice.streamId()));
        // end
    }

    JsonObject send(String path, JsonObject body) {
        // example: send
        JsonObject answer = flightPlan.withKey("import-000042").send("POST", path, body);
        // end
        return answer;
    }

    /** Where a reader of the feed keeps what it made of it, and how far it is, in one transaction. */
    interface Warehouse {
        long position();

        void store(long position, JsonObject data);
    }
}
