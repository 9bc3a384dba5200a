-- A number that no paper bears was keyed once and would never be settled: its clerk takes it back.
GRANT CREATE ON SCHEMA public TO dure_box;
SET LOCAL ROLE dure_box;

CREATE FUNCTION box_take_back_paper(batch uuid, number integer, clerk uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM paper_batch b WHERE b.id = batch AND b.state = 'OPEN' FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'papers are keyed into an open batch' USING ERRCODE = 'restrict_violation';
  END IF;
  DELETE FROM paper_vote v WHERE v.batch_id = batch AND v.serial = number AND v.keyed_by = clerk
    AND NOT EXISTS (SELECT FROM paper_vote o WHERE o.batch_id = batch AND o.serial = number AND o.turn > 1);
  RETURN FOUND;
END $$;

REVOKE ALL ON FUNCTION box_take_back_paper(uuid, integer, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION box_take_back_paper(uuid, integer, uuid) TO dure_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM dure_box;
