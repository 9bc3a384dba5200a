-- Where an idea lies is forgotten with its words; what stood on a ballot paper stays.
GRANT UPDATE (longitude, latitude, area) ON proposal TO dure_retention;
GRANT CREATE ON SCHEMA public TO dure_retention;
SET LOCAL ROLE dure_retention;
DO $$
DECLARE
  last CONSTANT text := 'UPDATE proposal_draft SET lead_id = nobody WHERE id = ANY (ended);';
  was text := pg_get_functiondef('erase_beside(uuid[])'::regprocedure);
BEGIN
  IF strpos(was, last) = 0 THEN
    RAISE EXCEPTION 'erase_beside is not the function this migration knows';
  END IF;
  EXECUTE replace(was, last, last || E'\n  UPDATE proposal SET longitude = NULL, latitude = NULL, area = NULL'
    ' WHERE id = ANY (ended) AND NOT EXISTS (SELECT FROM poll_option o WHERE o.reference_id = proposal.id);');
END $$;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM dure_retention;
