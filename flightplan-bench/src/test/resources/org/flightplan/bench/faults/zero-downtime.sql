--liquibase formatted sql

--changeset flightplan:{column}-1-added
--comment Nullable, with a default for rows to come: nothing is written. Who waits for such a lock has every request wait behind it: what can't have it in time fails, and the node tries again after 3 seconds.
set local lock_timeout = '2s';
alter table idempotency_records add column {column} text;
alter table idempotency_records alter column {column} set default 'new';
--rollback alter table idempotency_records drop column {column};

--changeset flightplan:{column}-2-owner-let-in
--comment Row-level security is forced: without a policy the owner would fill no row, and nothing would say so.
set local lock_timeout = '2s';
create policy backfill on idempotency_records to flightplan using (true) with check (true);
--rollback drop policy backfill on idempotency_records;

--changeset flightplan:{column}-3-filled runInTransaction:false splitStatements:false
--comment Along the primary key, a thousand rows a transaction: no row is locked for long, vacuum can follow, and a run that was broken off is simply run again.
do $$
declare
  tenant uuid := '00000000-0000-0000-0000-000000000000';
  key text := '';
  last record;
begin
  loop
    select tenant_id, idempotency_key into last
      from (select tenant_id, idempotency_key from idempotency_records
             where (tenant_id, idempotency_key) > (tenant, key)
             order by tenant_id, idempotency_key limit 1000) as page
     order by tenant_id desc, idempotency_key desc limit 1;
    exit when not found;
    update idempotency_records set {column} = 'old'
     where (tenant_id, idempotency_key) > (tenant, key)
       and (tenant_id, idempotency_key) <= (last.tenant_id, last.idempotency_key)
       and {column} is null;
    commit;
    tenant := last.tenant_id;
    key := last.idempotency_key;
  end loop;
end
$$;
--rollback empty

--changeset flightplan:{column}-4-owner-let-out
set local lock_timeout = '2s';
drop policy backfill on idempotency_records;
--rollback create policy backfill on idempotency_records to flightplan using (true) with check (true);

--changeset flightplan:{column}-5-checked-from-now-on
set local lock_timeout = '2s';
alter table idempotency_records add constraint {column}_is_there check ({column} is not null) not valid;
--rollback alter table idempotency_records drop constraint {column}_is_there;

--changeset flightplan:{column}-6-all-checked
--comment Reads the whole table, while it is read and written.
alter table idempotency_records validate constraint {column}_is_there;
--rollback empty

--changeset flightplan:{column}-7-must-be-there
--comment The constraint proves it: the table is not read again.
set local lock_timeout = '2s';
alter table idempotency_records alter column {column} set not null;
alter table idempotency_records drop constraint {column}_is_there;
--rollback alter table idempotency_records alter column {column} drop not null; alter table idempotency_records add constraint {column}_is_there check ({column} is not null) not valid;
