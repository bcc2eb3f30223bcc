package org.flightplan.units.views;

/**
 * The one statement of the census. Parameters: 1 the tenant, 2 the moments at which days begin and the last ends, 3 the code of a
 * location, 4 the units that were there; 3 and 4 are empty for the whole house. 5 is the moment up to which the record is looked
 * at, empty for now; 6 and 7 are the stays that changed since and all beds, as they were recorded then, empty lists for now.
 *
 * <p>Rows, up to three a day, to be added up: the number of the day, 0 for all before the first and one too many for all behind
 * the last; how many beds more at its end; admissions, transfers in and out, discharges, deaths; mean, median and ninetieth
 * percentile of the lengths of stay that ended, in seconds, or null. A day without any change has no row. The day -1 is all days
 * that were asked for together: how many left, and how long they had stayed.
 */
final class CensusStatement {

    // days are told by numbers: among moments the search takes three times as long. No comment in it has an apostrophe,
    // which JPA would take for the beginning of a literal
    static final String SQL = """
            with asked as materialized (
              select min(day) as first, array_agg(date_part('epoch', day) order by day) as days
                from unnest(cast(string_to_array(?2, ',') as timestamptz[])) as day
            ),
            -- who is here, or left since the first day; all others came and went before, and add up to nobody
            stay as materialized (
              select moved_at, moved_to, admit_date, discharged_at, died
                from read_model_admissions
               where tenant_id = ?1 and status = 'active'
                 and (?5 = '' or updated_at <= cast(nullif(?5, '') as timestamptz))
              union all
              select moved_at, moved_to, admit_date, discharged_at, died
                from read_model_admissions
               where tenant_id = ?1 and status = 'discharged' and discharged_at >= (select first from asked)
                 and (?5 = '' or updated_at <= cast(nullif(?5, '') as timestamptz))
              union all
              select past.moved_at, past.moved_to, past.admit_date, past.discharged_at, past.died
                from jsonb_to_recordset(cast(?6 as jsonb)) as past
                       (moved_at timestamptz[], moved_to text[], admit_date timestamptz, discharged_at timestamptz, died boolean)
               where past.discharged_at is null or past.discharged_at >= (select first from asked)
            ),
            -- unnested side by side in the list: a quarter faster than by a join
            move as (
              select width_bucket(date_part('epoch', at), (select days from asked)) as day, location, before
                from (select unnest(moved_at) as at, unnest(moved_to) as location,
                             unnest(array_prepend(cast(null as text), moved_to)) as before
                        from stay) as step
               where at is not null
            ),
            leaving as materialized (
              select width_bucket(date_part('epoch', discharged_at), (select days from asked)) as day, died,
                     extract(epoch from discharged_at - admit_date) as stayed
                from stay
               where discharged_at is not null
                 and moved_to[cardinality(moved_to)] = coalesce(nullif(?3, ''), moved_to[cardinality(moved_to)])
            )
            select day, 0 as beds,
                   count(*) filter (where before is null and (location = ?3 or ?3 = '')),
                   count(*) filter (where before <> location and (location = ?3 or ?3 = '')),
                   count(*) filter (where before <> location and (before = ?3 or ?3 = '')),
                   0, 0, null as mean, null as median, null as ninetieth
              from move
             group by day
            union all
            select day, 0, 0, 0, 0, count(*) filter (where not died), count(*) filter (where died),
                   avg(stayed), percentile_cont(0.5) within group (order by stayed),
                   percentile_cont(0.9) within group (order by stayed)
              from leaving
             group by day
            union all
            select -1, 0, 0, 0, 0, count(*), 0,
                   avg(stayed), percentile_cont(0.5) within group (order by stayed),
                   percentile_cont(0.9) within group (order by stayed)
              from leaving
             where day between 1 and (select cardinality(days) - 1 from asked)
            union all
            select width_bucket(date_part('epoch', bed.at), (select days from asked)), sum(bed.more), 0, 0, 0, 0, 0, null, null, null
              from read_model_units u
             cross join lateral jsonb_to_recordset(u.data -> '_beds') as b ("from" timestamptz, "until" timestamptz)
             cross join lateral (values (b."from", 1), (b."until", -1)) as bed (at, more)
             where u.tenant_id = ?1 and bed.at is not null and ?5 = ''
               and (?4 = '' or u.id = any (cast(string_to_array(?4, ',') as uuid[])))
             group by 1
            union all
            select width_bucket(date_part('epoch', bed.at), (select days from asked)), sum(bed.more), 0, 0, 0, 0, 0, null, null, null
              from jsonb_to_recordset(cast(?7 as jsonb)) as b (location text, "from" timestamptz, "until" timestamptz)
             cross join lateral (values (b."from", 1), (b."until", -1)) as bed (at, more)
             where bed.at is not null and (b.location = ?3 or ?3 = '')
             group by 1
            """;

    private CensusStatement() {}
}
