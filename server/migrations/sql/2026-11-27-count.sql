-- Counting a closed box. Sorting every ballot by its key to find each voter's last one cost many times
-- the reading of them: the ballots are added up by what they say in one pass, and what a later ballot
-- of the same key replaced is taken away again. Without revoting there is nothing to take away.
GRANT CREATE ON SCHEMA public TO dure_box;
SET LOCAL ROLE dure_box;

CREATE FUNCTION box_tally(wanted uuid) RETURNS TABLE (choice text, stored bigint, number bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
-- As many different choices as there are ballots must not spill at once; jit costs more than it saves.
SET work_mem = '64MB' SET jit = off AS $$
DECLARE
  place uuid;
  again boolean;
BEGIN
  SELECT p.programme_id, p.revoting INTO place, again
    FROM poll p WHERE p.id = wanted AND p.state IN ('CLOSED', 'TALLIED');
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the box is counted after the close' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT again THEN
    RETURN QUERY SELECT b.choice, count(*), count(*) FROM ballot b
      WHERE b.programme_id = place AND b.poll_id = wanted GROUP BY b.choice;
    RETURN;
  END IF;
  RETURN QUERY
    WITH last AS (
      -- Whoever voted again has a ballot with a counter above the first.
      SELECT b.ballot_key, max(b.counter) AS counter FROM ballot b
      WHERE b.programme_id = place AND b.poll_id = wanted AND b.counter > 1 GROUP BY b.ballot_key
    ), replaced AS (
      SELECT b.choice, count(*) AS gone FROM last l JOIN ballot b
        ON b.programme_id = place AND b.poll_id = wanted AND b.ballot_key = l.ballot_key
        AND b.counter < l.counter
      GROUP BY b.choice
    ), there AS (
      SELECT b.choice, count(*) AS stored FROM ballot b
      WHERE b.programme_id = place AND b.poll_id = wanted GROUP BY b.choice
    )
    SELECT t.choice, t.stored, t.stored - coalesce(r.gone, 0)
    FROM there t LEFT JOIN replaced r ON r.choice = t.choice;
END $$;

CREATE OR REPLACE FUNCTION box_count(wanted uuid) RETURNS TABLE (choice text, number bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.choice, t.number FROM box_tally(wanted) t WHERE t.number > 0 $$;

REVOKE ALL ON FUNCTION box_tally(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION box_tally(uuid) TO dure_app;

-- The seed alone: how many ballots are stored is told by the count.
CREATE FUNCTION box_seed(wanted uuid) RETURNS bytea
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM poll p WHERE p.id = wanted AND p.state = 'CLOSED') THEN
    RAISE EXCEPTION 'the lot is drawn after the close' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN (SELECT s.lot_seed FROM poll_secret s WHERE s.poll_id = wanted);
END $$;
REVOKE ALL ON FUNCTION box_seed(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION box_seed(uuid) TO dure_app;
DROP FUNCTION box_open(uuid);

RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM dure_box;
