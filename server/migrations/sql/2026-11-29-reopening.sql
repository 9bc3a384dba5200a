-- A paper that both clerks keyed alike and wrongly is opened again: what stood there is kept apart, in the box.
GRANT CREATE ON SCHEMA public TO dure_box;
ALTER TABLE paper_vote_before OWNER TO dure_box;
SET LOCAL ROLE dure_box;

CREATE FUNCTION box_reopen_paper(batch uuid, number integer, clerk uuid, reopening uuid) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  there record;
BEGIN
  PERFORM FROM paper_batch b WHERE b.id = batch AND b.state = 'OPEN' FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'papers are opened again in an open batch' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT * INTO there FROM box_paper(batch, number);
  IF there.settled IS NOT TRUE THEN
    RETURN 'not_settled';
  END IF;
  IF EXISTS (SELECT FROM paper_vote v WHERE v.batch_id = batch AND v.serial = number AND v.keyed_by = clerk) THEN
    RETURN 'same_clerk';
  END IF;
  INSERT INTO paper_vote_before (reopening_id, turn, keyed_by, choice)
    SELECT reopening, v.turn, v.keyed_by, v.choice FROM paper_vote v
    WHERE v.batch_id = batch AND v.serial = number;
  DELETE FROM paper_vote v WHERE v.batch_id = batch AND v.serial = number;
  RETURN 'reopened';
END $$;

REVOKE ALL ON FUNCTION box_reopen_paper(uuid, integer, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION box_reopen_paper(uuid, integer, uuid, uuid) TO dure_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM dure_box;
