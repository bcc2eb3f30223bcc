--liquibase formatted sql

--changeset flightplan:refuse-change-of-append-only-table splitStatements:false
--comment For the triggers of tables to which rows are added only: whoever is granted more by mistake, and the owner too, meets it.
create function refuse_change_of_append_only_table() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception '% is append-only: % is refused', tg_table_name, tg_op
    using errcode = 'insufficient_privilege',
          hint    = 'Record what corrects it instead.';
end
$$;
--rollback drop function refuse_change_of_append_only_table();
