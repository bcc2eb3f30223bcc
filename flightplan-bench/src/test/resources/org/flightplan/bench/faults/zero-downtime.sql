--liquibase formatted sql

--changeset flightplan:{column}-1-added
--comment Nullable, with a default for rows to come: nothing is written. What can't have its lock in time fails, and is tried again by the next start, instead of having every request queue behind it.
set local lock_timeout = '2s';
alter table command_receipts add column {column} text;
alter table command_receipts alter column {column} set default 'new';
--rollback alter table command_receipts drop column {column};

--changeset flightplan:{column}-2-owner-let-in
--comment Row-level security is forced: without a policy the owner would fill no row, and nothing would say so.
create policy backfill on command_receipts to flightplan using (true) with check (true);
--rollback drop policy backfill on command_receipts;

--changeset flightplan:{column}-3-filled runInTransaction:false splitStatements:false
--comment In batches, each its own transaction: no row is locked for long, and vacuum can follow.
do $$
declare
  filled integer;
begin
  loop
    update command_receipts set {column} = 'old'
     where ctid = any (array(select ctid from command_receipts where {column} is null limit 1000));
    get diagnostics filled = row_count;
    commit;
    exit when filled = 0;
  end loop;
end
$$;
--rollback empty

--changeset flightplan:{column}-4-owner-let-out
drop policy backfill on command_receipts;
--rollback create policy backfill on command_receipts to flightplan using (true) with check (true);

--changeset flightplan:{column}-5-checked-from-now-on
set local lock_timeout = '2s';
alter table command_receipts add constraint {column}_is_there check ({column} is not null) not valid;
--rollback alter table command_receipts drop constraint {column}_is_there;

--changeset flightplan:{column}-6-all-checked
--comment Reads the whole table, while it is read and written.
alter table command_receipts validate constraint {column}_is_there;
--rollback empty

--changeset flightplan:{column}-7-must-be-there
--comment The constraint proves it: the table is not read again.
set local lock_timeout = '2s';
alter table command_receipts alter column {column} set not null;
alter table command_receipts drop constraint {column}_is_there;
--rollback alter table command_receipts alter column {column} drop not null; alter table command_receipts add constraint {column}_is_there check ({column} is not null) not valid;
