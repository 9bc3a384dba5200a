-- Who hears a word: told to the house alone, and of the word nothing else, so that hearers get a notice.
CREATE POLICY agreement_message_owner ON agreement_message FOR SELECT TO dure_owner USING (true);
CREATE POLICY agreement_owner ON agreement FOR SELECT TO dure_owner USING (true);
CREATE FUNCTION hearers_of(message uuid) RETURNS TABLE (agreement uuid, person uuid) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT m.agreement_id, p.person_id
  FROM agreement_message m JOIN agreement a ON a.id = m.agreement_id
  JOIN appointment p ON p.programme_id = m.programme_id AND p.body_id = ANY (
    CASE m.layer WHEN 'TABLE' THEN a.parties WHEN 'BILATERAL' THEN ARRAY[m.body_id, m.other_id]
      ELSE ARRAY[m.body_id] END)
  JOIN appointment_term t ON t.appointment_id = p.id
  WHERE m.id = message AND m.withdrawn_at IS NULL AND asking_house()
    AND p.role IN ('COMPANY_REPRESENTATIVE', 'DEVELOPER_LEAD', 'MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD',
                   'MINISTRY_OFFICER')
    AND upper_inf(t.recorded) AND t.valid @> dure_now() $$;
REVOKE ALL ON FUNCTION hearers_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hearers_of(uuid) TO dure_app;
