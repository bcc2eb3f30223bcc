package org.flightplan.rowsecurity;

import java.util.List;

/**
 * The rules of the walls, and what was reviewed and let pass. Whoever adds a policy, a SECURITY DEFINER function or a
 * grant to the request role adds it here too, where a reviewer sees it.
 */
final class Catalogue {

    private static final String TENANT_TABLES = """
            pg_class c
              join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id' and not t.attisdropped
                                 and c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
            """;

    private static final String GRANTS = """
            pg_class c
              cross join lateral aclexplode(c.relacl) g
              left join pg_roles r on r.oid = g.grantee
             where c.relnamespace = 'public'::regnamespace and g.grantee <> c.relowner
               and c.relname not like 'databasechangelog%'
            """;

    /** A policy to compare with, in the words of the server at hand. */
    static final String MODEL = """
            create temporary table model_of_walls (tenant_id uuid);
            create policy tenant_isolation on model_of_walls
              using      (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid))
              with check (tenant_id = (select nullif(current_setting('flightplan.tenant_id', true), '')::uuid));
            """;

    private static final Rule FORCED = new Rule(
            "every table of tenants has its walls enabled and forced",
            """
            select c.relname from
            """ + TENANT_TABLES + """
             where not (c.relrowsecurity and c.relforcerowsecurity)
            """,
            List.of(
                    "create table leak (tenant_id uuid)",
                    "alter table unique_keys no force row level security",
                    "alter table unique_keys disable row level security"));

    private static final Rule ISOLATED = new Rule(
            "every table of tenants shows a tenant its own rows",
            """
            select c.relname from
            """ + TENANT_TABLES + """
             where not exists (
               select from pg_policies p
                 join pg_policies model on model.tablename = 'model_of_walls' and model.policyname = p.policyname
                where p.schemaname = 'public' and p.tablename = c.relname
                  and (p.qual, p.with_check, p.cmd, p.permissive) = (model.qual, model.with_check, model.cmd, model.permissive)
                  and p.roles <@ '{flightplan_app,flightplan_readonly}'::name[])
            """,
            List.of(
                    "drop policy tenant_isolation on unique_keys",
                    "alter policy tenant_isolation on unique_keys using (true)",
                    "alter policy tenant_isolation on unique_keys with check (true)",
                    "alter policy tenant_isolation on unique_keys to public"));

    private static final Rule POLICIES = new Rule(
            "every other policy is a reviewed one",
            """
            select p.tablename || ': ' || p.policyname || ' ' || p.cmd || ' ' || p.roles::text
              from pg_policies p
             where p.schemaname = 'public' and p.policyname <> 'tenant_isolation'
               and not exists (
                 select from (values
                   ('%',                  'backup_sees_all',        'SELECT', '{flightplan_backup}'),
                   ('audit_trail%',       'access_records_are_written',      'INSERT', '{flightplan_events}'),
                   ('audit_trail%',       'old_access_records_are_seen',     'SELECT', '{flightplan_events}'),
                   ('audit_trail%',       'old_access_records_are_purged',   'DELETE', '{flightplan_events}'),
                   ('emergency_access%',       'emergency_accesses_are_written',     'INSERT', '{flightplan_events}'),
                   ('legal_holds',        'holds_are_seen',         'SELECT', '{flightplan_events}'),
                   ('legal_holds',        'holds_are_written',      'INSERT', '{flightplan_events}'),
                   ('log_seals',          'sealer_reads_all',       'SELECT', '{flightplan_events}'),
                   ('log_seals',          'sealer_writes',          'INSERT', '{flightplan_events}'),
                   ('event_store',        'projector_reads_all',    'SELECT', '{flightplan_events}'),
                   ('event_store',        'append_reads_versions',  'SELECT', '{flightplan_append}'),
                   ('event_store',        'append_writes',          'INSERT', '{flightplan_append}'),
                   ('unique_keys',       'append_claims_keys',          'ALL',    '{flightplan_append}'),
                   ('unique_keys',       'erasure_releases_mrns',  'DELETE', '{flightplan_events}'),
                   ('unique_keys',       'erasure_sees_mrns',      'SELECT', '{flightplan_events}'),
                   ('idempotency_records',   'append_writes_idempotency_records', 'ALL',    '{flightplan_append}'),
                   ('idempotency_records',   'purge_of_old_idempotency_records',  'ALL',    '{flightplan_events}'),
                   ('content_reservations',  'contents_are_kept',      'ALL',    '{flightplan_events}'),
                   ('stored_contents',       'contents_are_kept',      'ALL',    '{flightplan_events}'),
                   ('tenant_archives',       'archives_are_made',      'ALL',    '{flightplan_events}'),
                   ('users',                 'users_are_kept',         'ALL',    '{flightplan_events}'),
                   ('displays',              'displays_are_kept',      'ALL',    '{flightplan_events}'),
                   ('displays',              'known_by_what_it_brings', 'SELECT', '{flightplan_app}'),
                   ('projection_parked%', 'projector_writes_all',   'ALL',    '{flightplan_events}'),
                   ('read_model_%',       'projector_writes_all',   'ALL',    '{flightplan_events}')
                 ) as reviewed (tables, policy, cmd, roles)
                 where p.tablename like reviewed.tables
                   and (p.policyname, p.cmd, p.roles::text) = (reviewed.policy, reviewed.cmd, reviewed.roles))
            """,
            List.of(
                    "create policy everyone on unique_keys to flightplan_app using (true)",
                    "alter policy backup_sees_all on unique_keys to flightplan_readonly",
                    "alter policy projector_reads_all on event_store to flightplan_app",
                    "create policy projector_writes_all on unique_keys to flightplan_events using (true)"));

    private static final Rule BACKED_UP = new Rule(
            "a backup sees every row, also where its role can't bypass the walls",
            """
            select c.relname from pg_class c
             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
               and (c.relrowsecurity and not exists (
                      select from pg_policies p
                       where p.schemaname = 'public' and p.tablename = c.relname and p.policyname = 'backup_sees_all'
                         and (p.cmd, p.permissive, p.qual) = ('SELECT', 'PERMISSIVE', 'true'))
                    or not has_table_privilege('flightplan_backup', c.oid, 'SELECT'))
            """,
            List.of(
                    "create table leak (tenant_id uuid); alter table leak enable row level security",
                    "drop policy backup_sees_all on event_store",
                    "alter policy backup_sees_all on event_store using (created_at < now())",
                    "revoke select on event_store from flightplan_backup"));

    // event_store_pkey is the global position: no tenant chooses it, and none learns from it
    private static final Rule UNIQUE = new Rule(
            "every unique key of a table of tenants is led by the tenant",
            """
            select i.indexrelid::regclass from
            """ + TENANT_TABLES + """
              join pg_index i on i.indrelid = c.oid
             where (i.indisunique or i.indisexclusion) and i.indkey[0] <> t.attnum
               and i.indexrelid::regclass::text <> 'event_store_pkey'
            """,
            List.of("create unique index leak on unique_keys (stream_id)"));

    private static final Rule REFERENCES = new Rule(
            "every foreign key between tables of tenants is led by the tenant, and deletes nothing",
            """
            select k.conname from
            """ + TENANT_TABLES + """
              join pg_constraint k on k.conrelid = c.oid and k.contype = 'f'
              left join pg_attribute f on f.attrelid = k.confrelid and f.attname = 'tenant_id'
             where k.conkey[1] <> t.attnum or k.confkey[1] is distinct from f.attnum or k.confdeltype <> 'a'
            """,
            List.of(
                    "alter table read_model_timeline add constraint leak foreign key (admission_id, tenant_id)"
                            + " references read_model_admissions (id, tenant_id)",
                    "alter table read_model_timeline add constraint leak foreign key (tenant_id, admission_id)"
                            + " references read_model_admissions on delete cascade",
                    "alter table unique_keys add constraint leak foreign key (tenant_id) references tenants"));

    private static final Rule VIEWS = new Rule(
            "no view looks past its reader's walls",
            """
            select c.relname from pg_class c
             where c.relnamespace = 'public'::regnamespace
               and (c.relkind = 'm' or c.relkind = 'v'
                    and not coalesce(c.reloptions && '{security_invoker=true,security_invoker=on}', false))
               and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
            """,
            List.of(
                    "create view leak as select * from unique_keys",
                    "create view leak with (security_invoker = false) as select * from unique_keys",
                    "create materialized view leak as select * from unique_keys"));

    private static final Rule DEFINERS = new Rule(
            "every SECURITY DEFINER function is a reviewed one, as reviewed",
            """
            select f.oid::regprocedure || ' of ' || o.rolname || ' for ' || coalesce(e.callers, 'everybody')
              from pg_proc f
              join pg_roles o on o.oid = f.proowner
              left join lateral (
                select string_agg(coalesce(r.rolname, 'everybody'), ' ' order by r.rolname) as callers
                  from aclexplode(f.proacl) g
                  left join pg_roles r on r.oid = g.grantee) e on true
             where f.prosecdef and f.pronamespace = 'public'::regnamespace
               and not exists (
                 select from (values
                   ('append_events',            'flightplan_append', 'flightplan_append flightplan_events'),
                   ('last_position',            'flightplan_append', 'flightplan_app flightplan_append'),
                   ('empty_read_model_shadows', 'flightplan',        'flightplan flightplan_events')
                 ) as reviewed (name, owner, callers)
                 where (f.proname, o.rolname, e.callers) = (reviewed.name, reviewed.owner, reviewed.callers)
                   and f.proconfig @> '{"search_path=pg_catalog, pg_temp"}')
            """,
            List.of(
                    "create function leak() returns bigint language sql security definer set search_path = pg_catalog, pg_temp"
                            + " as 'select count(*) from public.unique_keys'",
                    "grant execute on function append_events to flightplan_app",
                    "grant execute on function append_events to public",
                    "alter function append_events owner to flightplan",
                    "alter function append_events set search_path = public",
                    "alter function append_events reset search_path"));

    private static final Rule CALLABLE = new Rule(
            "no function is everybody's to call",
            """
            select f.oid::regprocedure from pg_proc f
              cross join lateral aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) g
             where f.pronamespace = 'public'::regnamespace and g.grantee = 0
               and not exists (select from pg_depend d where d.objid = f.oid and d.deptype = 'e')
            """,
            List.of("create function leak() returns integer language sql as 'select 1'"));

    private static final Rule GRANTED = new Rule(
            "nobody is granted more than rows, and PUBLIC not even those",
            """
            select c.relname || ' ' || g.privilege_type || ' to ' || coalesce(r.rolname, 'everybody') from
            """ + GRANTS + """
               and (g.grantee = 0 or g.privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES') or c.relispartition)
            """,
            List.of(
                    "grant truncate on unique_keys to flightplan_events",
                    "grant trigger on unique_keys to flightplan_app",
                    "grant select on unique_keys to public",
                    "create table leaks (tenant_id uuid) partition by list (tenant_id);"
                            + " create table leak partition of leaks default; grant select on leak to flightplan_app"));

    private static final Rule WRITES = new Rule(
            "requests and reports write no table of tenants, and what is append-only is appended to alone",
            """
            select c.relname || ' ' || g.privilege_type || ' to ' || r.rolname from
            """ + GRANTS + """
               and g.privilege_type in ('INSERT', 'UPDATE', 'DELETE')
               and (r.rolname in ('flightplan_app', 'flightplan_readonly', 'flightplan_backup') and c.relname <> 'tenants'
                    or (c.relname in ('log_seals', 'legal_holds') or c.relname like 'emergency_access%') and g.privilege_type <> 'INSERT'
                    or c.relname like 'audit_trail%'
                       and (r.rolname <> 'flightplan_events' or g.privilege_type = 'UPDATE')
                    or c.relname = 'event_store' and (r.rolname, g.privilege_type) <> ('flightplan_append', 'INSERT'))
            """,
            List.of(
                    "grant insert on unique_keys to flightplan_app",
                    "grant update on read_model_patients to flightplan_readonly",
                    "grant insert on event_store to flightplan_events",
                    "grant delete on event_store to flightplan_append",
                    "grant update on audit_trail to flightplan_events",
                    "grant update on log_seals to flightplan_events"));

    private static final Rule ROLES = new Rule(
            "no role of the application owns, bypasses or is more than itself",
            """
            select r.rolname || ' ' || what.it from pg_roles r
              join lateral (
                select 'is a superuser' where r.rolsuper
                union all select 'bypasses walls' where r.rolbypassrls and r.rolname <> 'flightplan_backup'
                union all select 'may create roles' where r.rolcreaterole
                union all select 'owns ' || c.relname from pg_class c where c.relowner = r.oid
                union all select 'is a member of ' || m.roleid::regrole from pg_auth_members m
                           where m.member = r.oid and r.rolname <> 'flightplan_ops') what (it) on true
             where r.rolname in ('flightplan_app', 'flightplan_events', 'flightplan_append', 'flightplan_readonly',
                                 'flightplan_backup', 'flightplan_ops')
            """,
            List.of(
                    "alter role flightplan_app superuser",
                    "alter role flightplan_events bypassrls",
                    "alter role flightplan_app createrole",
                    "alter table unique_keys owner to flightplan_events",
                    "grant flightplan to flightplan_app"));

    static final List<Rule> RULES = List.of(
            FORCED,
            ISOLATED,
            POLICIES,
            BACKED_UP,
            UNIQUE,
            REFERENCES,
            VIEWS,
            DEFINERS,
            CALLABLE,
            GRANTED,
            WRITES,
            ROLES);

    private Catalogue() {}
}
