-- What is in force is read by the ministry too, and of what was negotiated nothing.

-- Who reads what is negotiated: the parties, the city and the auditor; not who reads what is in force alone.
CREATE FUNCTION reads_negotiation(parties uuid[], programme uuid) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = public, pg_temp AS $$
  SELECT asking_house() OR speaks_for(parties, programme)
    OR asking_as(ARRAY['MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD', 'AUDITOR'], programme) $$;

-- Whether an edition came in force. Who owns the tables answers it, past the walls of reading.
CREATE POLICY agreement_document_owner ON agreement_document FOR SELECT TO CURRENT_USER USING (true);
CREATE FUNCTION sealed_edition(edition uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM agreement_document d WHERE d.edition_id = edition AND d.kind = 'SEALED') $$;

ALTER POLICY agreement_read ON agreement USING (
  reads_negotiation(parties, programme_id)
  OR (state = 'IN_FORCE' AND asking_as(ARRAY['MINISTRY_OFFICER'], programme_id)));

-- All that hung on whoever sees the agreement hangs on who reads what is negotiated, but for what is in force.
DO $$
DECLARE
  told CONSTANT text := 'IN (SELECT a.id FROM agreement a WHERE reads_negotiation(a.parties, a.programme_id))';
  one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['clause', 'clause_version', 'clause_position', 'clause_effect', 'enacted_effect',
    'role_duty', 'role_duty_name', 'role_value', 'role_clause', 'role_voice', 'sealed_call', 'duty_none'] LOOP
    EXECUTE format('ALTER POLICY %1$I ON %2$I USING (agreement_id %3$s)', one || '_read', one, told);
  END LOOP;
  EXECUTE format('ALTER POLICY role_matrix_read ON role_matrix USING (id %s)', told);
  EXECUTE format('ALTER POLICY agreement_annex_read ON agreement_annex USING (agreement_id %s OR ('
    || 'removed_why IS NULL AND agreement_id IN (SELECT a.id FROM agreement a WHERE a.state = ''IN_FORCE'')))', told);
  EXECUTE format('ALTER POLICY agreement_edition_read ON agreement_edition USING (agreement_id %s OR ('
    || 'sealed_edition(id) AND agreement_id IN (SELECT a.id FROM agreement a WHERE a.state = ''IN_FORCE'')))', told);
  EXECUTE format('ALTER POLICY agreement_message_read ON agreement_message USING (CASE layer'
    || ' WHEN ''TABLE'' THEN agreement_id %s'
    || ' WHEN ''BILATERAL'' THEN speaks_for(ARRAY[body_id, other_id], programme_id)'
    || ' WHEN ''PARTY'' THEN speaks_for(ARRAY[body_id], programme_id) ELSE false END)', told);
END $$;
