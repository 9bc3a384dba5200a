-- The numbers of the settled papers of a batch, in their order; never what they say.
GRANT CREATE ON SCHEMA public TO dure_box;
SET LOCAL ROLE dure_box;

CREATE FUNCTION box_settled_papers(batch uuid) RETURNS TABLE (serial integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.serial
  FROM (SELECT DISTINCT v.serial FROM paper_vote v WHERE v.batch_id = batch) s,
    LATERAL box_paper(batch, s.serial) p
  WHERE p.settled ORDER BY s.serial LIMIT 2000 $$;

REVOKE ALL ON FUNCTION box_settled_papers(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION box_settled_papers(uuid) TO dure_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM dure_box;
