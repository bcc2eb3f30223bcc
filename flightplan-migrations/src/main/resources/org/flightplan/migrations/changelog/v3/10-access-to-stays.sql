--liquibase formatted sql

--changeset flightplan:broken-glass-of-a-user
--comment Serves what is open to a user where care teams are kept. Not CONCURRENTLY: nodes that wait for the migration would hold it up, and no hospital's table is large.
create index idx_break_glass_user on break_glass (tenant_id, user_id, ends_at);
--rollback drop index idx_break_glass_user;

--changeset flightplan:audit-trail-of-acts
--comment The trail tells of administrative acts and refusals too. Acts on the installation, which no tenant's officer answers for, stand under the tenant 00000000-0000-0000-0000-000000000000.
comment on table  audit_trail         is 'Who looked at which patients or administered what, when, what for, and what came of it; refusals too; no PHI but the patients'' ids.';
comment on column audit_trail.outcome is 'served, done, refused, or not_found.';
--rollback comment on table  audit_trail         is 'Who looked at which patients, when, what for, and what came of it; no PHI but the patients'' ids.';
--rollback comment on column audit_trail.outcome is 'served, or not_found.';
