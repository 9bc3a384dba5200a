-- Counting where people voted again. A ballot that replaces the one just before it carries what that one
-- said: one pass over the box adds up the ballots and takes away what they replaced. It tells whoever
-- reads the box nothing new, since the ballots of one key lie under that key.
GRANT CREATE ON SCHEMA public TO dure_box;
SET LOCAL ROLE dure_box;

ALTER TABLE ballot ADD COLUMN replaces text;

-- A later ballot without it came by a leap of the counter, at the same moment as its forerunner, or
-- before this column was there. Such keys are few, and are counted one by one.
CREATE INDEX ix_ballot_leapt ON ballot (programme_id, poll_id, ballot_key)
  WHERE counter > 1 AND replaces IS NULL;

DO $$
DECLARE
  body text := pg_get_functiondef('box_cast(uuid[], uuid[], integer[], text[])'::regprocedure);
  change text[];
BEGIN
  FOREACH change SLICE 1 IN ARRAY ARRAY[
    ['(programme_id, poll_id, ballot_key, counter, ballot_id, choice, receipt)
',
     '(programme_id, poll_id, ballot_key, counter, ballot_id, choice, receipt, replaces)
'],
    ['|| convert_to(s.choice, ''UTF8'')), 1, 10), ''hex'')
    FROM slip s
    WHERE NOT s.revoting OR s.counter >= coalesce((
      SELECT m.counter FROM ballot m
      WHERE m.programme_id = s.programme_id AND m.poll_id = s.poll_id AND m.ballot_key = s.key
      ORDER BY m.counter DESC LIMIT 1), 0)
',
     '|| convert_to(s.choice, ''UTF8'')), 1, 10), ''hex''),
           -- Only of the ballot next before: what the count relies on must stand whatever comes later.
           CASE WHEN o.counter = s.counter - 1 THEN o.choice END
    FROM slip s
    LEFT JOIN LATERAL (SELECT m.counter, m.choice FROM ballot m
      WHERE s.revoting AND m.programme_id = s.programme_id AND m.poll_id = s.poll_id
        AND m.ballot_key = s.key
      ORDER BY m.counter DESC LIMIT 1) o ON true
    WHERE s.counter >= coalesce(o.counter, 0)
']
  ] LOOP
    IF strpos(body, change[1]) = 0 THEN
      RAISE EXCEPTION 'box_cast is not the function this migration knows: %', change[1];
    END IF;
    body := replace(body, change[1], change[2]);
  END LOOP;
  EXECUTE body;
END $$;

CREATE OR REPLACE FUNCTION box_tally(wanted uuid)
RETURNS TABLE (choice text, stored bigint, number bigint)
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
    WITH said AS (
      SELECT b.choice, b.replaces, count(*) AS n FROM ballot b
      WHERE b.programme_id = place AND b.poll_id = wanted GROUP BY b.choice, b.replaces
    ), corrected AS (
      -- What the pass took away for a key that leapt is given back, and all but its last ballot taken away.
      SELECT b.choice, b.replaces,
        CASE WHEN b.counter < max(b.counter) OVER (PARTITION BY b.ballot_key) THEN 1 ELSE 0 END AS gone
      FROM (SELECT DISTINCT l.ballot_key FROM ballot l
        WHERE l.programme_id = place AND l.poll_id = wanted AND l.counter > 1 AND l.replaces IS NULL) k
      JOIN ballot b
        ON b.programme_id = place AND b.poll_id = wanted AND b.ballot_key = k.ballot_key
    )
    SELECT t.choice, sum(t.stored)::bigint, sum(t.number)::bigint FROM (
      SELECT v.choice, v.stored, v.number FROM said s CROSS JOIN LATERAL (VALUES
        (s.choice, s.n, s.n), (s.replaces, 0, -s.n)) AS v(choice, stored, number)
      UNION ALL
      SELECT v.choice, 0, v.number FROM corrected c CROSS JOIN LATERAL (VALUES
        (c.choice, -c.gone), (c.replaces, 1)) AS v(choice, number)
    ) t WHERE t.choice IS NOT NULL GROUP BY t.choice;
END $$;

RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM dure_box;
