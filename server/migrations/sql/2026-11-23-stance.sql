-- The stance of the database: clock, change, personal data, and the ballot box.

-- The one clock. Tests replace this function in a database of their own.
CREATE FUNCTION dure_now() RETURNS timestamptz LANGUAGE sql VOLATILE
  SET search_path = pg_catalog AS 'SELECT clock_timestamp()';

-- ---------------------------------------------------------------- change
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

-- A range row may be ended once, by closing its `recorded` range; nothing else of it may change.
CREATE FUNCTION refuse_all_but_ending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - 'recorded') IS DISTINCT FROM (to_jsonb(OLD) - 'recorded')
     OR NOT upper_inf(OLD.recorded) OR upper_inf(NEW.recorded)
     OR lower(NEW.recorded) IS DISTINCT FROM lower(OLD.recorded) THEN
    RAISE EXCEPTION '% keeps its history: only an open row may be ended', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- An event's leaf index is given once by the sealer; the rest never changes.
CREATE FUNCTION refuse_all_but_sealing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - 'leaf_index') IS DISTINCT FROM (to_jsonb(OLD) - 'leaf_index')
     OR OLD.leaf_index IS NOT NULL OR NEW.leaf_index IS NULL THEN
    RAISE EXCEPTION 'event is append-only: only its leaf index may be given, once'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- A poll goes forward only, and its definition is frozen from the moment it opens.
CREATE FUNCTION refuse_poll_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE free text[] := ARRAY['state', 'closed_at', 'closed_early_reason', 'roll_size'];
BEGIN
  IF (OLD.state, NEW.state) NOT IN (('DRAFT','DRAFT'), ('DRAFT','OPEN'), ('OPEN','OPEN'), ('OPEN','CLOSED'),
                                    ('CLOSED','CLOSED'), ('CLOSED','TALLIED')) THEN
    RAISE EXCEPTION 'poll: % does not lead to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state <> 'DRAFT' AND (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free) THEN
    RAISE EXCEPTION 'poll: the definition is frozen' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state IN ('CLOSED', 'TALLIED') AND
     (to_jsonb(NEW) - 'state') IS DISTINCT FROM (to_jsonb(OLD) - 'state') THEN
    RAISE EXCEPTION 'poll: closed is closed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION refuse_late_option() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM poll WHERE id = NEW.poll_id AND state <> 'DRAFT') THEN
    RAISE EXCEPTION 'poll_option: the ballot paper is frozen' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER poll_forward BEFORE UPDATE ON poll FOR EACH ROW EXECUTE FUNCTION refuse_poll_change();
CREATE TRIGGER poll_kept BEFORE DELETE ON poll FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER poll_option_in_time BEFORE INSERT ON poll_option FOR EACH ROW EXECUTE FUNCTION refuse_late_option();
CREATE TRIGGER event_sealing BEFORE UPDATE ON event FOR EACH ROW EXECUTE FUNCTION refuse_all_but_sealing();
CREATE TRIGGER event_kept BEFORE DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['login', 'body', 'appointment', 'verified_resident', 'ended_token', 'programme',
                              'poll_option', 'ballot', 'poll_result', 'campaign'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
                   name || '_kept', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
                   name || '_whole', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['legal_rule', 'designation', 'appointment_term', 'permission_grant', 'roll_entry'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_all_but_ending()',
                   name || '_ending', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
                   name || '_kept', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
                   name || '_whole', name);
  END LOOP;
  EXECUTE 'CREATE TRIGGER event_whole BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()';
END $$;

-- ---------------------------------------------------------------- grants of the application
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO dure_app, dure_box, dure_retention;

GRANT SELECT, INSERT ON event, login, body, appointment, verified_resident, ended_token, programme,
  poll_option, poll_result, campaign TO dure_app;
GRANT SELECT, INSERT ON legal_rule, designation, appointment_term, permission_grant, roll_entry TO dure_app;
GRANT UPDATE (recorded) ON legal_rule, designation, appointment_term, permission_grant, roll_entry TO dure_app;
GRANT SELECT, INSERT, UPDATE ON outbox, person, public_name, sign_in, milestone, poll, roll_correction,
  proposal, public_number TO dure_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON kept_answer TO dure_app;
GRANT SELECT, UPDATE, DELETE ON person, verified_resident TO dure_retention;

-- ---------------------------------------------------------------- personal data: the second wall
-- Written apart from the policies in code, and narrower: a person's own rows, rows an officer of a
-- programme needs, and the house itself. `dure.person_id` and `dure.house` are local to a transaction.
CREATE FUNCTION asking_person() RETURNS uuid LANGUAGE sql STABLE
  SET search_path = pg_catalog AS $$ SELECT nullif(current_setting('dure.person_id', true), '')::uuid $$;
CREATE FUNCTION asking_house() RETURNS boolean LANGUAGE sql STABLE
  SET search_path = pg_catalog AS $$ SELECT coalesce(current_setting('dure.house', true), '') = 'yes' $$;
CREATE FUNCTION asking_as(roles text[], programme uuid) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = public, pg_catalog AS $$
  SELECT EXISTS (
    SELECT FROM appointment a JOIN appointment_term t ON t.appointment_id = a.id
    WHERE a.person_id = asking_person() AND a.role = ANY (roles)
      AND (a.programme_id = programme OR a.programme_id IS NULL)
      AND upper_inf(t.recorded) AND t.valid @> dure_now()) $$;

-- Asked in sub-selects: once for a statement, not once for a row.
ALTER TABLE person ENABLE ROW LEVEL SECURITY;
ALTER TABLE person FORCE ROW LEVEL SECURITY;
CREATE POLICY person_read ON person FOR SELECT TO dure_app USING (
  id = (SELECT asking_person()) OR (SELECT asking_house()) OR EXISTS (
    SELECT FROM appointment a WHERE a.person_id = person.id
      AND asking_as(ARRAY['MUNICIPAL_OFFICER', 'AUDITOR'], a.programme_id)));
CREATE POLICY person_add ON person FOR INSERT TO dure_app WITH CHECK (
  (SELECT asking_house()) OR asking_as(ARRAY['MUNICIPAL_OFFICER', 'ADMINISTRATOR'], NULL)
  OR EXISTS (SELECT FROM programme p WHERE asking_as(ARRAY['MUNICIPAL_OFFICER'], p.id)));
CREATE POLICY person_change ON person FOR UPDATE TO dure_app
  USING (id = (SELECT asking_person()) OR (SELECT asking_house())) WITH CHECK (id = (SELECT asking_person()) OR (SELECT asking_house()));
CREATE POLICY person_retention ON person TO dure_retention USING (true) WITH CHECK (true);

ALTER TABLE verified_resident ENABLE ROW LEVEL SECURITY;
ALTER TABLE verified_resident FORCE ROW LEVEL SECURITY;
CREATE POLICY verified_read ON verified_resident FOR SELECT TO dure_app USING (
  person_id = (SELECT asking_person()) OR (SELECT asking_house()) OR asking_as(ARRAY['MUNICIPAL_OFFICER'], programme_id));
CREATE POLICY verified_add ON verified_resident FOR INSERT TO dure_app WITH CHECK (
  (SELECT asking_house()) OR asking_as(ARRAY['MUNICIPAL_OFFICER'], programme_id));
CREATE POLICY verified_retention ON verified_resident TO dure_retention USING (true);

ALTER TABLE roll_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE roll_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY roll_read ON roll_entry FOR SELECT TO dure_app USING (
  voter_id = (SELECT asking_person()) OR (SELECT asking_house())
  OR asking_as(ARRAY['MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD', 'AUDITOR'], programme_id));
CREATE POLICY roll_add ON roll_entry FOR INSERT TO dure_app WITH CHECK (
  (SELECT asking_house()) OR asking_as(ARRAY['MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD'], programme_id));
CREATE POLICY roll_end ON roll_entry FOR UPDATE TO dure_app USING (
  (SELECT asking_house()) OR asking_as(ARRAY['MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD'], programme_id));
CREATE POLICY roll_box ON roll_entry FOR SELECT TO dure_box USING (true);

ALTER TABLE roll_correction ENABLE ROW LEVEL SECURITY;
ALTER TABLE roll_correction FORCE ROW LEVEL SECURITY;
CREATE POLICY correction_all ON roll_correction TO dure_app
  USING ((SELECT asking_house()) OR asking_as(ARRAY['MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD', 'AUDITOR'], programme_id))
  WITH CHECK ((SELECT asking_house()) OR asking_as(ARRAY['MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD'], programme_id));

-- What everybody may know of corrections: that they were, why, and how they ended; no person.
CREATE FUNCTION roll_notes(poll uuid)
RETURNS TABLE (kind text, state text, reason text, proposed_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.kind, c.state, c.reason, c.proposed_at FROM roll_correction c
  WHERE c.poll_id = poll ORDER BY c.proposed_at, c.id $$;
CREATE POLICY correction_notes ON roll_correction FOR SELECT TO dure_owner USING (true);
REVOKE ALL ON FUNCTION roll_notes(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION roll_notes(uuid) TO dure_app;
