-- Erasing, made whole: also the pseudonyms of what is over, with what another law keeps put apart first.

-- Nobody in particular: whose words were when nobody may know it any more.
ALTER TABLE person NO FORCE ROW LEVEL SECURITY;
INSERT INTO person (id, legal_name) VALUES ('00000000-0000-0000-0000-000000000000', '');
ALTER TABLE person FORCE ROW LEVEL SECURITY;

-- Kept apart (Personal Information Protection Act 21(3)): the application is granted nothing on it.
GRANT SELECT, INSERT, DELETE ON held_value TO dure_retention;

DROP TRIGGER personal_read_kept ON personal_read;
CREATE TRIGGER personal_read_kept BEFORE UPDATE OR DELETE ON personal_read
  FOR EACH ROW EXECUTE FUNCTION refuse_change_but_retention();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['open_file', 'open_bytes'] LOOP
    EXECUTE format('DROP TRIGGER %I ON %I', name || '_kept', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I'
      ' FOR EACH ROW EXECUTE FUNCTION refuse_change_but_retention()', name || '_kept', name);
  END LOOP;
END $$;
GRANT SELECT ON open_dump TO dure_retention;
GRANT SELECT, DELETE ON open_file, open_bytes TO dure_retention;
GRANT SELECT ON roll_entry, poll, poll_option TO dure_retention;
GRANT SELECT, DELETE ON report, personal_read TO dure_retention;
REVOKE UPDATE ON report FROM dure_retention;
GRANT SELECT, DELETE, UPDATE (guardian_id) ON guardian_consent TO dure_retention;
CREATE POLICY guardian_consent_retention ON guardian_consent TO dure_retention
  USING (true) WITH CHECK (true);
CREATE POLICY roll_entry_retention ON roll_entry FOR SELECT TO dure_retention USING (true);
CREATE POLICY personal_read_retention ON personal_read TO dure_retention USING (true);

GRANT CREATE ON SCHEMA public TO dure_retention;
SET LOCAL ROLE dure_retention;
DROP FUNCTION erase_due(boolean, integer, integer, integer, integer);

-- Returns a row for each rule: how many things are due, and how many were erased (0 if `dry`).
CREATE FUNCTION erase_due(dry boolean, stay integer, signed integer, told integer, talk integer,
                          reads integer, held integer)
RETURNS TABLE (rule text, due bigint, erased bigint) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  nobody CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
  gone uuid[];
  ended uuid[];
  unprinted uuid[];
  today date := (dure_now() AT TIME ZONE 'Asia/Seoul')::date;
BEGIN
  -- People all of whose capacities have ended long enough ago. Who stands on the roll of a vote that
  -- is not counted yet still has to sign in: the roll carries the right, not the capacity.
  SELECT coalesce(array_agg(p.id), '{}') INTO gone FROM person p
  WHERE p.legal_name <> '' AND EXISTS (SELECT FROM appointment a WHERE a.person_id = p.id)
    AND NOT EXISTS (
      SELECT FROM appointment a JOIN appointment_term t ON t.appointment_id = a.id
      WHERE a.person_id = p.id AND upper_inf(t.recorded)
        AND (upper_inf(t.valid)
             OR coalesce(upper(t.valid), lower(t.recorded)) > dure_now() - make_interval(days => stay)))
    AND NOT EXISTS (
      SELECT FROM roll_entry e JOIN poll q ON q.id = e.poll_id
      WHERE e.voter_id = p.id AND upper_inf(e.recorded) AND q.state <> 'TALLIED');
  IF NOT dry THEN
    UPDATE person SET legal_name = '', birth_date = NULL, email = NULL WHERE id = ANY (gone);
    UPDATE public_name SET alias = NULL WHERE person_id = ANY (gone);
    DELETE FROM verified_resident WHERE person_id = ANY (gone);
    DELETE FROM login WHERE person_id = ANY (gone);
    DELETE FROM notice_setting WHERE person_id = ANY (gone);
    -- A child's consent stands when the guardian has left; who that was is not known any more.
    DELETE FROM guardian_consent WHERE child_id = ANY (gone);
    UPDATE guardian_consent SET guardian_id = nobody WHERE guardian_id = ANY (gone);
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

  SELECT count(*) INTO due FROM personal_read r
  WHERE r.read_at < dure_now() - make_interval(days => reads);
  IF NOT dry THEN
    DELETE FROM personal_read r WHERE r.read_at < dure_now() - make_interval(days => reads);
  END IF;
  RETURN QUERY SELECT 'retention.reads', due, CASE WHEN dry THEN 0 ELSE due END;

  SELECT count(*) INTO due FROM held_value h WHERE h.held_at < dure_now() - make_interval(days => held);
  IF NOT dry THEN
    DELETE FROM held_value h WHERE h.held_at < dure_now() - make_interval(days => held);
  END IF;
  RETURN QUERY SELECT 'retention.held', due, CASE WHEN dry THEN 0 ELSE due END;

  -- Ideas that came to an end long enough ago. The words of one that stood on a ballot paper belong
  -- to the record of that vote and stay; who wrote it does not.
  SELECT coalesce(array_agg(p.id), '{}') INTO ended FROM proposal p
  WHERE p.state IN ('REJECTED', 'TRANSFERRED', 'CLOSED', 'MERGED', 'DONE')
    AND (SELECT max(m.happened_on) FROM proposal_move m WHERE m.proposal_id = p.id) < today - talk
    AND (p.author_id IS NOT NULL OR p.body <> ''
         AND NOT EXISTS (SELECT FROM poll_option o WHERE o.reference_id = p.id));
  SELECT coalesce(array_agg(id), '{}') INTO unprinted FROM unnest(ended) AS id
  WHERE NOT EXISTS (SELECT FROM poll_option o WHERE o.reference_id = id);
  IF NOT dry THEN
    INSERT INTO held_value (programme_id, source, source_id, words, held_at)
    SELECT p.programme_id, 'proposal', p.id,
      jsonb_build_object('title', p.title, 'summary', p.summary, 'body', p.body, 'place', p.place),
      dure_now() FROM proposal p WHERE p.id = ANY (unprinted) AND p.body <> '';
    -- An idea without words is called by its number wherever it is named.
    UPDATE proposal SET title = number, summary = '', body = '', place = '', search_text = '',
      search_grams = '{}' WHERE id = ANY (unprinted);
    -- Published versions with these words go as well; that they were, and their digests, stay.
    DELETE FROM open_file f USING open_dump d WHERE d.id = f.dump_id AND d.ideas && unprinted;
    DELETE FROM open_bytes b WHERE NOT EXISTS (SELECT FROM open_file f WHERE f.sha256 = b.sha256);
    UPDATE proposal SET author_id = NULL, author_appointment_id = NULL WHERE id = ANY (ended);
    DELETE FROM comment_version v USING comment c WHERE c.id = v.comment_id AND c.proposal_id = ANY (ended);
    DELETE FROM report r WHERE r.subject_id = ANY (ended)
      OR r.subject_id IN (SELECT c.id FROM comment c WHERE c.proposal_id = ANY (ended));
    -- That there was an appeal, and how it ended, is counted; who appealed is not known any more.
    UPDATE appeal SET text = '', reason = '', appellant_id = nobody WHERE act_id IN (
      SELECT m.id FROM moderation_act m WHERE m.subject_id = ANY (ended)
        OR m.subject_id IN (SELECT c.id FROM comment c WHERE c.proposal_id = ANY (ended)));
    UPDATE comment SET text = '', author_id = nobody, author_appointment_id = NULL
    WHERE proposal_id = ANY (ended);
    UPDATE merge_offer SET text = '', reason = '', proposer_id = nobody, answerer_id = nobody
    WHERE source_id = ANY (ended);
    UPDATE proposal_move SET reason = '' WHERE proposal_id = ANY (ended) AND reason <> '';
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
REVOKE ALL ON FUNCTION erase_due(boolean, integer, integer, integer, integer, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_due(boolean, integer, integer, integer, integer, integer, integer) TO dure_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM dure_retention;
