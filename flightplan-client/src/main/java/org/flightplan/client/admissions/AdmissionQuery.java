package org.flightplan.client.admissions;

import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which stays a list holds, and in which order; all of them, newest first, unless it says otherwise. Made for one thread. */
@SuppressWarnings("UnusedVariable") // the REST client reads them
public final class AdmissionQuery {

    @QueryParam("patient_id")
    private @Nullable UUID patientId;

    @QueryParam("status")
    private @Nullable AdmissionStatus status;

    @QueryParam("location")
    private @Nullable String location;

    @QueryParam("specialty")
    private @Nullable String specialty;

    @QueryParam("risk")
    private @Nullable String risk;

    @QueryParam("attending_id")
    private @Nullable UUID attendingId;

    @QueryParam("flag")
    private @Nullable AdmissionFlag flag;

    @QueryParam("sort")
    private @Nullable AdmissionSort sort;

    private AdmissionQuery() {}

    /** All stays, newest first. */
    public static AdmissionQuery all() {
        return new AdmissionQuery();
    }

    /** Of this patient. */
    public AdmissionQuery patient(UUID id) {
        patientId = id;
        return this;
    }

    /** Of this status. */
    public AdmissionQuery status(AdmissionStatus wanted) {
        status = wanted;
        return this;
    }

    /** Whose patient is there now, by code or alias. */
    public AdmissionQuery location(String code) {
        location = code;
        return this;
    }

    /** Of this specialty. */
    public AdmissionQuery specialty(String name) {
        specialty = name;
        return this;
    }

    /** Open ones in this state of risk, by code or alias. */
    public AdmissionQuery risk(String code) {
        risk = code;
        return this;
    }

    /** For which this user answers. */
    public AdmissionQuery attending(UUID user) {
        attendingId = user;
        return this;
    }

    /** Open ones that somebody has to look after. */
    public AdmissionQuery flag(AdmissionFlag wanted) {
        flag = wanted;
        return this;
    }

    /** In this order. */
    public AdmissionQuery sort(AdmissionSort order) {
        sort = order;
        return this;
    }
}
