package org.flightplan.bench.races;

import static jakarta.json.Json.createObjectBuilder;
import static org.flightplan.bench.stand.Ward.ADMISSIONS;
import static org.flightplan.bench.stand.Ward.CLINICAL_EVENTS;
import static org.flightplan.bench.stand.Ward.PATIENTS;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.function.BiFunction;
import org.flightplan.bench.stand.Ward;

/** The commands that are raced in every pair: a further one is a further line. */
enum RaceCommand {
    REGISTER_THE_SAME_MRN((of, who) -> post(PATIENTS, of.patientWithTheMrn(of.another(who)))),
    REGISTER_THE_SAME_ID((of, who) -> post(PATIENTS, of.patientWithTheMrn(of.patient()))),
    ERASE((of, who) -> post(PATIENTS + "/" + of.patient() + "/erasure", json("ground", "patient_request"))),
    MERGE_AWAY((of, who) -> post(
            PATIENTS + "/" + of.twin() + "/merge",
            json("retired_id", of.patient().toString()))),
    MERGE_INTO((of, who) -> post(
            PATIENTS + "/" + of.patient() + "/merge",
            json("retired_id", of.twin().toString()))),
    ADMIT((of, who) -> post(ADMISSIONS, Ward.admission(of.another(who), of.patient()))),
    ADMIT_LATER((of, who) -> post(ADMISSIONS, of.laterAdmission(who))),
    MOVE((of, who) -> post(of.stayPath() + "/location", of.move("CICU", who))),
    MOVE_BACK_DATED((of, who) -> post(of.stayPath() + "/location", of.earlyMove("OR", who))),
    DISCHARGE((of, who) -> post(of.stayPath() + "/discharge", json("discharge_date", RaceCase.DISCHARGED_AT))),
    RECORD((of, who) -> post(CLINICAL_EVENTS, Ward.clinicalEvent(of.another(who), of.stay()))),
    RECORD_THE_SAME_ID((of, who) -> post(CLINICAL_EVENTS, Ward.clinicalEvent(of.shared(), of.stay()))),
    RECORD_AGAIN((of, who) -> post(CLINICAL_EVENTS, Ward.clinicalEvent(of.shared(), of.stay())), false),
    JOIN_THE_TEAM((of, who) -> post(of.stayPath() + "/care-team", of.member(who, true))),
    APPEND_STORED_EVENTS((of, who) -> post("api/v1/events", of.moveAndDischarge(who))),
    UPDATE_THE_MRN((of, who) -> post("api/v1/events", of.otherMrn())),
    UPDATE_THE_TIME((of, who) -> post("api/v1/events", of.earlierBegin())),
    ASK_FOR_A_MOVE((of, who) -> post(of.stayPath() + "/move-request", of.request(who))),
    CANCEL_THE_DISCHARGE((of, who) -> post(of.stayPath() + "/discharge/cancel", JsonValue.EMPTY_JSON_OBJECT)),
    DISCHARGE_ANEW((of, who) -> post("api/v1/events", of.dischargeAnew())),
    CANCEL_THE_STAY((of, who) -> post(of.stayPath() + "/cancel", JsonValue.EMPTY_JSON_OBJECT)),
    ACTIVATE_THE_PLAN((of, who) -> post(of.planPath() + "/status", json("to", "active"))),
    CANCEL_THE_PLAN((of, who) -> post(of.planPath() + "/status", json("to", "cancelled")));

    /**
     * What is sent.
     *
     * @param path from the root of the application
     */
    record Request(String path, JsonObject body) {}

    @SuppressWarnings("ImmutableEnumChecker") // the lambdas above hold nothing
    private final BiFunction<RaceCase, Integer, Request> request;

    private final boolean byEach;

    RaceCommand(BiFunction<RaceCase, Integer, Request> request) {
        this(request, true);
    }

    /** @param byEach whether each of the two sends it in his own name, or both in the name of the first */
    RaceCommand(BiFunction<RaceCase, Integer, Request> request, boolean byEach) {
        this.request = request;
        this.byEach = byEach;
    }

    /** Which of the two users sends it for one of those who race. */
    int userOf(int who) {
        return byEach ? who : 0;
    }

    /**
     * The request of one of the two who race.
     *
     * @param who 0 or 1
     */
    Request of(RaceCase subject, int who) {
        return request.apply(subject, who);
    }

    private static Request post(String path, JsonObject body) {
        return new Request(path, body);
    }

    private static JsonObject json(String name, String value) {
        return createObjectBuilder().add(name, Json.createValue(value)).build();
    }
}
