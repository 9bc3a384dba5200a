-- Erasing what has been kept long enough: one function, owned by the role that alone may do it.
-- The application may ask for a report or for the erasure; it can erase nothing by itself.

CREATE FUNCTION refuse_change_but_retention() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'dure_retention' THEN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

DROP TRIGGER IF EXISTS login_kept ON login;
CREATE TRIGGER login_kept BEFORE UPDATE OR DELETE ON login
  FOR EACH ROW EXECUTE FUNCTION refuse_change_but_retention();
DROP TRIGGER IF EXISTS ended_token_kept ON ended_token;
CREATE TRIGGER ended_token_kept BEFORE UPDATE OR DELETE ON ended_token
  FOR EACH ROW EXECUTE FUNCTION refuse_change_but_retention();
DROP TRIGGER IF EXISTS verified_resident_kept ON verified_resident;
CREATE TRIGGER verified_resident_kept BEFORE UPDATE OR DELETE ON verified_resident
  FOR EACH ROW EXECUTE FUNCTION refuse_change_but_retention();

GRANT SELECT ON appointment, appointment_term, review_panel, moderation_act TO dure_retention;
GRANT SELECT, UPDATE ON public_name, proposal, comment, report, appeal, merge_offer, score_sheet,
  panel_seat TO dure_retention;
GRANT SELECT, DELETE ON login, sign_in, ended_token, notice, notice_setting, comment_version,
  proposal_support TO dure_retention;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['report', 'appeal', 'merge_offer', 'score_sheet', 'panel_seat', 'notice',
                              'notice_setting', 'comment_version', 'proposal_support'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I TO dure_retention USING (true) WITH CHECK (true)',
                   name || '_retention', name);
  END LOOP;
END $$;

-- A locked sheet keeps its scores; only its words may go, and only by this role.
CREATE OR REPLACE FUNCTION refuse_locked_sheet() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  IF current_user = 'dure_retention' AND (to_jsonb(NEW) - 'reason') = (to_jsonb(OLD) - 'reason') THEN
    RETURN NEW;
  END IF;
  PERFORM FROM review_panel WHERE id = NEW.panel_id AND state = 'FORMED';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the scores of panel % are locked', NEW.panel_id;
  END IF;
  RETURN NEW;
END $$;

GRANT CREATE ON SCHEMA public TO dure_retention;
SET LOCAL ROLE dure_retention;

-- Returns a row for each rule: how many rows are due, and how many were erased (0 if `dry`).
CREATE FUNCTION erase_due(dry boolean, stay integer, signed integer, told integer, talk integer)
RETURNS TABLE (rule text, due bigint, erased bigint) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  gone uuid[];
  ended uuid[];
  today date := (dure_now() AT TIME ZONE 'Asia/Seoul')::date;
BEGIN
  -- People all of whose capacities have ended long enough ago.
  SELECT coalesce(array_agg(p.id), '{}') INTO gone FROM person p
  WHERE p.legal_name <> '' AND EXISTS (SELECT FROM appointment a WHERE a.person_id = p.id)
    AND NOT EXISTS (
      SELECT FROM appointment a JOIN appointment_term t ON t.appointment_id = a.id
      WHERE a.person_id = p.id AND upper_inf(t.recorded)
        AND (upper_inf(t.valid) OR upper(t.valid) > dure_now() - make_interval(days => stay)));
  IF NOT dry THEN
    UPDATE person SET legal_name = '', birth_date = NULL, email = NULL WHERE id = ANY (gone);
    UPDATE public_name SET alias = NULL WHERE person_id = ANY (gone);
    DELETE FROM verified_resident WHERE person_id = ANY (gone);
    DELETE FROM login WHERE person_id = ANY (gone);
    DELETE FROM notice_setting WHERE person_id = ANY (gone);
  END IF;
  RETURN QUERY SELECT 'retention.stay', cardinality(gone)::bigint,
    CASE WHEN dry THEN 0 ELSE cardinality(gone)::bigint END;

  SELECT count(*) INTO due FROM sign_in s
  WHERE coalesce(s.ended_at, s.expires_at) < dure_now() - make_interval(days => signed);
  IF NOT dry THEN
    DELETE FROM sign_in s
    WHERE coalesce(s.ended_at, s.expires_at) < dure_now() - make_interval(days => signed);
    DELETE FROM ended_token e WHERE e.ended_at < dure_now() - make_interval(days => signed);
  END IF;
  RETURN QUERY SELECT 'retention.signed', due, CASE WHEN dry THEN 0 ELSE due END;

  SELECT count(*) INTO due FROM notice n WHERE n.arose_at < dure_now() - make_interval(days => told);
  IF NOT dry THEN
    DELETE FROM notice n WHERE n.arose_at < dure_now() - make_interval(days => told);
  END IF;
  RETURN QUERY SELECT 'retention.told', due, CASE WHEN dry THEN 0 ELSE due END;

  -- Ideas that came to an end long enough ago, and were not blanked yet.
  SELECT coalesce(array_agg(p.id), '{}') INTO ended FROM proposal p
  WHERE p.state IN ('REJECTED', 'TRANSFERRED', 'CLOSED', 'MERGED', 'DONE') AND p.body <> ''
    AND (SELECT max(m.happened_on) FROM proposal_move m WHERE m.proposal_id = p.id) < today - talk;
  IF NOT dry THEN
    UPDATE proposal SET title = '', summary = '', body = '', place = '', search_text = '',
      search_grams = '{}', author_id = NULL WHERE id = ANY (ended);
    DELETE FROM comment_version v USING comment c WHERE c.id = v.comment_id AND c.proposal_id = ANY (ended);
    UPDATE report r SET text = '' WHERE r.subject_id = ANY (ended)
      OR r.subject_id IN (SELECT c.id FROM comment c WHERE c.proposal_id = ANY (ended));
    UPDATE appeal SET text = '', reason = '' WHERE act_id IN (
      SELECT m.id FROM moderation_act m WHERE m.subject_id = ANY (ended)
        OR m.subject_id IN (SELECT c.id FROM comment c WHERE c.proposal_id = ANY (ended)));
    UPDATE comment SET text = '' WHERE proposal_id = ANY (ended);
    UPDATE merge_offer SET text = '', reason = '' WHERE source_id = ANY (ended);
    UPDATE proposal_move SET reason = '' WHERE proposal_id = ANY (ended);
    UPDATE score_sheet SET reason = '' WHERE panel_id IN (
      SELECT r.id FROM review_panel r WHERE r.proposal_id = ANY (ended));
    UPDATE panel_seat SET aside_reason = '' WHERE aside_reason IS NOT NULL AND panel_id IN (
      SELECT r.id FROM review_panel r WHERE r.proposal_id = ANY (ended));
    -- How many supported it stays on the idea; who they were does not.
    DELETE FROM proposal_support WHERE proposal_id = ANY (ended);
  END IF;
  RETURN QUERY SELECT 'retention.talk', cardinality(ended)::bigint,
    CASE WHEN dry THEN 0 ELSE cardinality(ended)::bigint END;
END $$;
REVOKE ALL ON FUNCTION erase_due(boolean, integer, integer, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_due(boolean, integer, integer, integer, integer) TO dure_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM dure_retention;
