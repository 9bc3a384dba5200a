-- Forgetting reaches what hangs on an idea: one function, called where the idea itself is forgotten.

GRANT SELECT, UPDATE (state, person_id) ON stored_file TO dure_retention;
GRANT SELECT, UPDATE (description, attached_by, removed_at) ON attachment TO dure_retention;
CREATE POLICY stored_file_retention ON stored_file TO dure_retention USING (true) WITH CHECK (true);
CREATE POLICY attachment_retention ON attachment TO dure_retention USING (true) WITH CHECK (true);

GRANT CREATE ON SCHEMA public TO dure_retention;
SET LOCAL ROLE dure_retention;

-- Its files are let go: the store drops the bytes of whatever the table calls gone.
CREATE FUNCTION erase_beside(ended uuid[]) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
  nobody CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
  UPDATE stored_file SET state = 'GONE', person_id = nobody
  WHERE id IN (SELECT a.file_id FROM attachment a WHERE a.proposal_id = ANY (ended));
  UPDATE attachment SET description = '', attached_by = nobody,
    removed_at = coalesce(removed_at, dure_now())
  WHERE proposal_id = ANY (ended);
END $$;
REVOKE ALL ON FUNCTION erase_beside(uuid[]) FROM PUBLIC;

-- The call goes in where the supports of ended ideas are forgotten, as their last step.
DO $$
DECLARE
  last CONSTANT text := 'DELETE FROM proposal_support WHERE proposal_id = ANY (ended);';
  was text := pg_get_functiondef(
    'erase_due(boolean, integer, integer, integer, integer, integer, integer)'::regprocedure);
BEGIN
  IF strpos(was, last) = 0 THEN
    RAISE EXCEPTION 'erase_due is not the function this migration knows';
  END IF;
  EXECUTE replace(was, last, last || E'\n    PERFORM erase_beside(ended);');
END $$;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM dure_retention;
