--liquibase formatted sql

--changeset flightplan:empty-read-model-shadows splitStatements:false
--comment TRUNCATE is granted to nobody; this empties the shadows, all of them and nothing else, without leaving a million dead rows.
create function empty_read_model_shadows() returns void
  language sql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  truncate public.projection_checkpoints_shadow, public.projection_parked_shadow,
           public.read_model_patients_shadow, public.read_model_admissions_shadow, public.read_model_flightplans_shadow,
           public.read_model_timeline_shadow, public.read_model_trajectory_shadow,
           public.read_model_attachments_shadow, public.read_model_units_shadow;
$$;
revoke execute on function empty_read_model_shadows from public;
grant execute on function empty_read_model_shadows to flightplan_events;
--rollback drop function empty_read_model_shadows;
