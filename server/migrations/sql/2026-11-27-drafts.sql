-- Whether the asker writes, or wrote, on a draft: for policies that may not read the table they guard.
CREATE POLICY draft_author_owner ON draft_author FOR SELECT TO dure_owner USING (true);
CREATE FUNCTION writes_along(draft uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM draft_author a WHERE a.draft_id = draft AND a.person_id = asking_person()) $$;
REVOKE ALL ON FUNCTION writes_along(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION writes_along(uuid) TO dure_app;

-- Forgetting takes who wrote an idea together, and who wrote on its draft.
DROP TRIGGER proposal_author_kept ON proposal_author;
CREATE TRIGGER proposal_author_kept BEFORE UPDATE OR DELETE ON proposal_author
  FOR EACH ROW EXECUTE FUNCTION refuse_change_but_retention();
GRANT SELECT, DELETE ON proposal_author, draft_author TO dure_retention;
GRANT SELECT, UPDATE (lead_id) ON proposal_draft TO dure_retention;
CREATE POLICY draft_author_retention ON draft_author TO dure_retention USING (true);
CREATE POLICY proposal_draft_retention ON proposal_draft TO dure_retention USING (true) WITH CHECK (true);

GRANT CREATE ON SCHEMA public TO dure_retention;
SET LOCAL ROLE dure_retention;
CREATE OR REPLACE FUNCTION erase_beside(ended uuid[]) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
  nobody CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
  UPDATE stored_file SET state = 'GONE', person_id = nobody
  WHERE id IN (SELECT a.file_id FROM attachment a WHERE a.proposal_id = ANY (ended));
  UPDATE attachment SET description = '', attached_by = nobody,
    removed_at = coalesce(removed_at, dure_now())
  WHERE proposal_id = ANY (ended);
  DELETE FROM proposal_author WHERE proposal_id = ANY (ended);
  DELETE FROM draft_author WHERE draft_id = ANY (ended);
  UPDATE proposal_draft SET lead_id = nobody WHERE id = ANY (ended);
END $$;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM dure_retention;
