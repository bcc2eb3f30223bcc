package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Shape;
import org.flightplan.web.Answer;
import org.flightplan.web.admissions.ClinicalEventsResource;
import org.flightplan.web.admissions.StayCommandsResource;
import org.flightplan.web.attachments.AttachmentsResource;
import org.flightplan.web.flightplans.PlanCommandsResource;

/** The bodies of the commands on a stay and its flight plan. */
final class StayForms {

    private final Ward ward;

    StayForms(Ward ward) {
        this.ward = ward;
    }

    List<Form> stays() {
        UUID stay = ward.admittedPatient();
        ward.moved(stay, "CICU", ward.hour(1));
        UUID corrected = ward.admittedPatient();
        UUID move = event(ward.clinician.post(
                "admissions/" + corrected + "/location",
                ward.move("CICU", ward.hour(1)).build()));
        JsonObject note = ward.riskStatus(corrected, "ACCU", ward.hour(3))
                .with("event_type", "annotation")
                .with("data", text("Synthetic note"))
                .build();
        UUID noted = event(ward.clinician.post("clinical-events", note));
        UUID back = ward.admittedPatient();
        ward.clinician.post("admissions/" + back + "/discharge", home().build()).expect(200);
        return List.of(
                form(
                        "admissions/" + stay + "/location",
                        ward.move("CTOR", ward.hour(2))
                                .with("reason", "Synthetic reason")
                                .with("from_location", "CICU")
                                .with("from_bed", "CICU-1")
                                .with("expected_version", 2),
                        StayCommandsResource.CHANGE_LOCATION),
                Form.of(
                        "PATCH /admissions/{id}",
                        ward.clinician.with("If-Match", "\"1\""),
                        "PATCH",
                        "admissions/" + ward.admittedPatient(),
                        doc().with("attending_id", UUID.randomUUID())
                                .with("attending_name", "Dr Exempla Fictiva")
                                .with("chief_complaint", "Synthetic complaint")
                                .with("diagnosis", "Synthetic diagnosis")
                                .with("review_date", "2030-01-05")
                                .with("cross_check", true)
                                .with("weight_kg", 3.5)
                                .with("isolation", "contact")
                                .with("admit_date", ward.hour(0))
                                .with("created_by", ward.user)
                                .build(),
                        StayCommandsResource.UPDATE),
                form(
                        "admissions/" + corrected + "/location/" + move + "/correction",
                        doc().with("to_location", "CTOR")
                                .with("effective_at", ward.hour(2))
                                .with("reason", "Synthetic reason")
                                .with("retracted", false),
                        StayCommandsResource.CORRECT_MOVE),
                form(
                        "clinical-events/" + noted + "/correction",
                        doc().with("occurred_at", ward.hour(4))
                                .with("data", text("Synthetic note, corrected"))
                                .with("retracted", false),
                        ClinicalEventsResource.CORRECT),
                form(
                        "admissions/" + corrected + "/attachments",
                        doc().with("attachment_id", UUID.randomUUID())
                                .with("occurred_at", ward.hour(3))
                                .with("filename", "Synthetic letter.pdf")
                                .with("description", "Synthetic letter")
                                .with("attachment_type", "letter")
                                .with("metadata", Forms.metadata())
                                .with("legacy", Forms.legacy())
                                .with("linked_event_id", noted),
                        AttachmentsResource.RESERVE),
                form(
                        "admissions/" + ward.admittedPatient() + "/move-request",
                        doc().with("request_id", UUID.randomUUID())
                                .with("to_location", "CICU")
                                .with("to_bed", "4")
                                .with("needed_by", ward.now)
                                .with("reason", "Synthetic reason"),
                        StayCommandsResource.REQUEST_MOVE),
                form(
                        "admissions/" + ward.admittedPatient() + "/discharge",
                        home().with("expected_version", 1),
                        StayCommandsResource.DISCHARGE),
                form(
                        "admissions/" + back + "/discharge/cancel",
                        doc().with("reason", "Synthetic reason"),
                        StayCommandsResource.CANCEL),
                form(
                        "admissions/" + ward.admittedPatient() + "/cancel",
                        doc().with("reason", "Synthetic reason"),
                        StayCommandsResource.CANCEL),
                form(
                        "admissions/" + ward.admittedPatient() + "/care-team",
                        doc().with("user_id", UUID.randomUUID())
                                .with("member", true)
                                .with("role", "nurse")
                                .with("expected_version", 1),
                        StayCommandsResource.CHANGE_CARE_TEAM));
    }

    List<Form> plans() {
        String plan = "flightplans/" + plan();
        UUID milestone = UUID.randomUUID();
        UUID task = UUID.randomUUID();
        JsonDoc planned = doc().with("milestone_id", milestone)
                .with("name", "Synthetic milestone")
                .with("phase", "intensive")
                .with("target_date", "2030-01-05");
        JsonDoc raised = doc().with("task_id", task)
                .with("kind", "barrier")
                .with("text", "Synthetic task")
                .with("owner_id", UUID.randomUUID())
                .with("owner_name", "Dr Exempla Fictiva")
                .with("due", ward.now);
        return List.of(
                form(
                        "flightplans/" + plan() + "/status",
                        doc().with("from", "draft").with("to", "active").with("expected_version", 1),
                        PlanCommandsResource.STATUS),
                form(
                        "flightplans/" + plan() + "/target",
                        doc().with("target_discharge_date", "2030-01-05"),
                        PlanCommandsResource.TARGET),
                form(plan + "/milestones", planned, PlanCommandsResource.PLAN_MILESTONE),
                form(
                        plan + "/milestones/" + milestone + "/reached",
                        doc().with("reached_at", ward.hour(2)),
                        PlanCommandsResource.REACH_MILESTONE),
                form(plan + "/tasks", raised, PlanCommandsResource.RAISE_TASK),
                form(plan + "/tasks/" + task + "/done", doc(), PlanCommandsResource.FINISH_TASK));
    }

    private Form form(String path, JsonDoc body, Shape shape) {
        JsonObject valid = body.with("created_by", ward.user).build();
        String name = "POST /" + path.replaceAll("\\p{XDigit}{8}-[\\p{XDigit}-]+", "{id}");
        return Form.of(name, ward.clinician, "POST", path, valid, shape);
    }

    private UUID plan() {
        Answer admitted = ward.clinician
                .post("admissions", ward.admission(ward.createdPatient()).build())
                .expect(201);
        return UUID.fromString(admitted.json().getString("flightplan_id"));
    }

    private JsonDoc home() {
        return doc().with("discharge_date", ward.hour(9))
                .with("disposition", "home")
                .with("died", false);
    }

    private static JsonObject text(String text) {
        return doc().with("text", text).build();
    }

    private static UUID event(Answer recorded) {
        return UUID.fromString(recorded.expect(201).json().getString("event_id"));
    }
}
