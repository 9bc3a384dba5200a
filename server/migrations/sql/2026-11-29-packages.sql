-- What was read out of a document is of no use once its file is let go, by whomever.

CREATE FUNCTION stored_file_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.words := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER stored_file_gone BEFORE UPDATE ON stored_file
  FOR EACH ROW WHEN (NEW.state = 'GONE') EXECUTE FUNCTION stored_file_gone();

CREATE POLICY meeting_vote_owner ON meeting_vote FOR SELECT TO dure_owner USING (true);
-- Whose seats have voted in the vote by name that is open, for those within; never what they said.
CREATE FUNCTION voted_by_name(wanted uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT b.person_id FROM meeting_ballot b JOIN meeting_vote v ON v.id = b.vote_id
  WHERE v.meeting_id = wanted AND v.closed_at IS NULL AND v.kind = 'ROLL_CALL'
    AND (asking_house() OR wanted IN (SELECT meetings_within())) $$;
REVOKE ALL ON FUNCTION voted_by_name(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION voted_by_name(uuid) TO dure_app;
