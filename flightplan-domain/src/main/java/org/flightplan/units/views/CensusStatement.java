package org.flightplan.units.views;

/**
 * The one statement of the census. Parameters: 1 the aliases of locations, 2 the tenant, 3 the moments at which days begin and
 * the last ends, 4 the code of a location, 5 the units that were there; 4 and 5 are empty for the whole house.
 *
 * <p>Rows, up to three a day, to be added up: the number of the day, 0 for all before the first and one too many for all behind
 * the last; how many beds more at its end; admissions, transfers in and out, discharges, deaths; mean, median and ninetieth
 * percentile of the lengths of stay that ended, in seconds, or null. A day without any change has no row.
 */
final class CensusStatement {

    static final String SQL = """
            with asked as materialized (
              select cast(string_to_array(?3, ',') as timestamptz[]) as bounds
            ),
            alias as materialized (
              select specialty, written, code
                from jsonb_to_recordset(cast(?1 as jsonb)) as a (specialty text, written text, code text)
            ),
            -- who is here, or left since the first day; all others came and went before, and add up to nobody
            stay as materialized (
              select a.id, a.specialty, a.admit_date
                from read_model_admissions a
               where a.tenant_id = ?2 and a.status = 'active'
              union all
              select a.id, a.specialty, a.admit_date
                from read_model_trajectory t
                join read_model_admissions a on a.tenant_id = t.tenant_id and a.id = t.admission_id
               where t.tenant_id = ?2 and t.kind in ('discharge', 'death') and a.status = 'discharged'
                 and t.effective_at >= (select bounds[1] from asked)
            ),
            placed as (
              select s.id, s.admit_date, t.effective_at, t.kind,
                     case when t.kind = 'move' then coalesce(alias.code, t.location) end as location,
                     lead(t.effective_at) over in_order as next_at
                from stay s
                join read_model_trajectory t on t.tenant_id = ?2 and t.admission_id = s.id and t.kind is not null
                left join alias on alias.specialty = s.specialty and alias.written = t.location
              -- what ends a stay is the last thing that was recorded of those that hold
              window in_order as (partition by s.id order by t.effective_at, t.position)
            ),
            -- of one moment, the last holds
            step as materialized (
              select width_bucket(p.effective_at, asked.bounds) as day, p.kind, p.location,
                     lag(p.location) over (partition by p.id order by p.effective_at) as before,
                     p.effective_at - p.admit_date as stayed
                from placed p
               cross join asked
               where p.next_at is distinct from p.effective_at
            )
            select day, 0 as beds,
                   count(*) filter (where before is null and (location = ?4 or (?4 = '' and location is not null))),
                   count(*) filter (where before <> location and (location = ?4 or ?4 = '')),
                   count(*) filter (where before <> location and (before = ?4 or ?4 = '')),
                   count(*) filter (where kind = 'discharge' and (before = ?4 or (?4 = '' and before is not null))),
                   count(*) filter (where kind = 'death' and (before = ?4 or (?4 = '' and before is not null))),
                   null as mean, null as median, null as ninetieth
              from step
             group by day
            union all
            select day, 0, 0, 0, 0, 0, 0,
                   avg(extract(epoch from stayed)), percentile_cont(0.5) within group (order by extract(epoch from stayed)),
                   percentile_cont(0.9) within group (order by extract(epoch from stayed))
              from step
             where location is null and (before = ?4 or (?4 = '' and before is not null))
             group by day
            union all
            select width_bucket(bed.at, asked.bounds), sum(bed.more), 0, 0, 0, 0, 0, null, null, null
              from read_model_units u
             cross join asked
             cross join lateral jsonb_to_recordset(u.data -> '_beds') as b ("from" timestamptz, "until" timestamptz)
             cross join lateral (values (b."from", 1), (b."until", -1)) as bed (at, more)
             where u.tenant_id = ?2 and bed.at is not null
               and (?5 = '' or u.id = any (cast(string_to_array(?5, ',') as uuid[])))
             group by 1
            """;

    private CensusStatement() {}
}
