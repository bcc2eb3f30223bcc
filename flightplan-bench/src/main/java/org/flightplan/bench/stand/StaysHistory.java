package org.flightplan.bench.stand;

import java.util.UUID;

/** A history of real stays: a patient, an admission with its plan, and seventeen clinical events each. */
public final class StaysHistory {

    private static final String STAYS = """
            insert into event_store
              (tenant_id, stream_id, stream_type, event_version, event_type, data, metadata, created_at, created_by)
            select ':tenant', e.stream_id, e.stream_type, e.version, e.type, e.data,
                   jsonb_build_object('schema_version', 1, 'event_id', md5('meta' || s.n || '/' || e.k)::uuid,
                     'correlation_id', md5('stay' || s.n)::uuid),
                   now(), '0bec0000-0000-4000-8000-000000000002'
              from generate_series(1, :stays) as n
             cross join lateral (
               select n, md5('patient' || n)::uuid as patient, md5('admission' || n)::uuid as admission,
                      md5('plan' || n)::uuid as plan
             ) as s
             cross join lateral (
               select 0 as k, s.patient as stream_id, 'Patient' as stream_type, 1 as version,
                      'patient.created' as type,
                      jsonb_build_object('patient_id', s.patient, 'name', 'Synthetic Sam', 'mrn', 'R' || s.n,
                        'date_of_birth', '1960-05-17') as data
               union all
               select 1, s.admission, 'Admission', 1, 'admission.created',
                      jsonb_build_object('admission_id', s.admission, 'patient_id', s.patient, 'specialty', 'cardiac',
                        'attending_id', s.patient, 'admit_date', '2026-01-05T08:00:00Z')
               union all
               select 2, s.plan, 'FlightPlan', 1, 'flightplan.created',
                      jsonb_build_object('flightplan_id', s.plan, 'admission_id', s.admission, 'status', 'draft')
               union all
               select k, s.admission, 'Admission', k - 1, 'clinical_event.recorded',
                      jsonb_build_object('event_id', md5('event' || s.n || '/' || k)::uuid,
                        'admission_id', s.admission, 'event_type', 'vital_signs',
                        'occurred_at', '2026-01-05T09:00:00Z', 'details',
                        jsonb_build_object('name', 'heart_rate', 'value', 80 + k, 'unit', '1/min'))
                 from generate_series(3, 19) as k
             ) as e
             order by s.n, e.k
            """;

    private StaysHistory() {}

    /** Adds twenty events a stay to the log, as if the application had. */
    public static void fill(Database database, UUID tenant, int stays) {
        database.execute(
                STAYS.replace(":tenant", tenant.toString()).replace(":stays", Integer.toString(stays)),
                "analyze event_store");
    }
}
