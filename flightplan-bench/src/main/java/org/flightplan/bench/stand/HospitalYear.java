package org.flightplan.bench.stand;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A hospital at the end of a year: stays that have ended, a hundred events each, and sixty that are open. */
public final class HospitalYear {

    /** Events of a stay that has ended, its patient's and its plan's among them. */
    public static final int EVENTS_A_STAY = 100;

    private static final int OPEN = 60;

    private static final String ENDED = """
            insert into event_store
              (tenant_id, stream_id, stream_type, event_version, event_type, data, metadata, created_at, created_by)
            select ':tenant', e.stream_id, e.stream_type, e.version, e.type, e.data,
                   jsonb_build_object('schema_version', 1,
                     'event_id', coalesce(e.data ->> 'event_id', md5(':tenant' || s.n || '/' || e.k)::uuid::text)),
                   s.admitted + e.k * interval '1 hour', '0bec0000-0000-4000-8000-000000000002'
              from generate_series(1, :stays) as n
             cross join lateral (
               select n, md5(':tenant patient' || n)::uuid as patient, md5(':tenant admission' || n)::uuid as admission,
                      md5(':tenant plan' || n)::uuid as plan,
                      date_trunc('hour', now()) - interval '364 days' + n * (interval '358 days' / :stays) as admitted
             ) as s
             cross join lateral (
               select 0 as k, s.patient as stream_id, 'Patient' as stream_type, 1 as version,
                      'patient.created' as type,
                      jsonb_build_object('patient_id', s.patient, 'name', 'Synthetic Sam ' || s.n, 'mrn', 'Y' || s.n,
                        'date_of_birth', '1960-05-17') as data
               union all
               select 1, s.admission, 'Admission', 1, 'admission.created',
                      jsonb_build_object('admission_id', s.admission, 'patient_id', s.patient, 'specialty', 'cardiac',
                        'attending_id', s.patient, 'admit_date', s.admitted)
               union all
               select 2, s.plan, 'FlightPlan', 1, 'flightplan.created',
                      jsonb_build_object('flightplan_id', s.plan, 'admission_id', s.admission, 'status', 'draft')
               union all
               select k, s.admission, 'Admission', k - 1, 'admission.location_changed',
                      jsonb_build_object('admission_id', s.admission,
                        'to_location', case when k % 2 = 0 then 'ACCU' else 'CICU' end, 'to_bed', s.n % 30 + 1,
                        'effective_at', s.admitted + k * interval '8 hours')
                 from generate_series(3, 12) as k
               union all
               select k, s.admission, 'Admission', k - 1, 'clinical_event.recorded',
                      jsonb_build_object('event_id', md5(':tenant' || s.n || '/' || k)::uuid,
                        'admission_id', s.admission, 'event_type', 'risk_status',
                        'occurred_at', s.admitted + k * interval '7 hours', 'details',
                        jsonb_build_object('risk_level', case when k % 2 = 0 then 'Intubated' else 'Extubated' end))
                 from generate_series(13, 18) as k
               union all
               select k, s.admission, 'Admission', k - 1, 'clinical_event.recorded',
                      jsonb_build_object('event_id', md5(':tenant' || s.n || '/' || k)::uuid,
                        'admission_id', s.admission, 'event_type', 'vital_signs',
                        'occurred_at', s.admitted + k * interval '1 hour', 'details',
                        jsonb_build_object('name', 'heart_rate', 'value', 80 + k % 40, 'unit', '1/min'))
                 from generate_series(19, 97) as k
               union all
               select 98, s.admission, 'Admission', 97, 'admission.discharged',
                      jsonb_build_object('admission_id', s.admission,
                        'discharge_date', s.admitted + interval '134 hours')
               union all
               select 99, s.plan, 'FlightPlan', 2, 'flightplan.status_changed',
                      jsonb_build_object('from', 'draft', 'to', 'completed')
             ) as e
             order by s.n, e.k
            """;

    private HospitalYear() {}

    /** Adds the stays that have ended to the log, as if the application had: PHI stands there as it is. */
    public static void fill(Database database, UUID tenant, int stays) {
        database.execute(
                ENDED.replace(":tenant", tenant.toString()).replace(":stays", Integer.toString(stays)),
                "analyze event_store");
    }

    /** Admits the patients that are there now, each with four moves and ten clinical events; their stays. */
    public static List<UUID> admit(Client clinician) {
        Instant hour = Clock.systemUTC().instant().truncatedTo(ChronoUnit.HOURS).minus(5, ChronoUnit.DAYS);
        List<UUID> stays = new ArrayList<>();
        for (int bed = 1; bed <= OPEN; bed++) {
            UUID patient = UUID.randomUUID();
            UUID stay = UUID.randomUUID();
            clinician.post(Ward.PATIENTS, Ward.patient(patient)).expect(201);
            JsonObjectBuilder admission = Json.createObjectBuilder(Ward.admission(stay, patient));
            clinician
                    .post(
                            Ward.ADMISSIONS,
                            admission.add("admit_date", hour.toString()).build())
                    .expect(201);
            for (int move = 1; move <= 4; move++) {
                clinician
                        .post(Ward.ADMISSIONS + "/" + stay + "/location", move(bed, move, hour))
                        .expect(201);
            }
            for (int event = 1; event <= 10; event++) {
                clinician.post(Ward.CLINICAL_EVENTS, event(stay, event, hour)).expect(201);
            }
            stays.add(stay);
        }
        return stays;
    }

    private static JsonObject move(int bed, int number, Instant admitted) {
        return Json.createObjectBuilder()
                .add("to_location", number % 2 == 0 ? "CICU" : "ACCU")
                .add("to_bed", Integer.toString(bed))
                .add("effective_at", admitted.plus(number, ChronoUnit.HOURS).toString())
                .build();
    }

    private static JsonObject event(UUID stay, int number, Instant admitted) {
        boolean isRisk = number % 2 == 0;
        JsonObjectBuilder data = Json.createObjectBuilder();
        if (isRisk) {
            data.add("risk_level", number % 4 == 0 ? "Intubated" : "Extubated");
        } else {
            data.add("procedure_name", "Synthetic procedure");
        }
        return Json.createObjectBuilder()
                .add("admission_id", stay.toString())
                .add("event_type", isRisk ? "risk_status" : "surgery")
                .add("occurred_at", admitted.plus(number, ChronoUnit.HOURS).toString())
                .add("data", data)
                .build();
    }
}
