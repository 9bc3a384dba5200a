-- Papers in the box: keyed twice, told to nobody before the close. What the application may ask is here.
GRANT SELECT ON paper_batch, paper_mark TO dure_box;
-- The box locks a batch, which needs the right to update one column of it.
GRANT UPDATE (came) ON paper_batch TO dure_box;
CREATE POLICY paper_mark_box ON paper_mark FOR SELECT TO dure_box USING (true);
GRANT CREATE ON SCHEMA public TO dure_box;
ALTER TABLE paper_vote OWNER TO dure_box;

SET LOCAL ROLE dure_box;

-- A paper is settled when two keyed the same, or a third decided.
CREATE FUNCTION box_paper(batch uuid, number integer, OUT turns integer, OUT differs boolean,
                          OUT settled boolean, OUT said text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*)::integer,
    bool_or(v.turn = 2) AND (array_agg(v.choice) FILTER (WHERE v.turn = 1))[1]
      IS DISTINCT FROM (array_agg(v.choice) FILTER (WHERE v.turn = 2))[1],
    count(*) = 3 OR (count(*) = 2 AND (array_agg(v.choice) FILTER (WHERE v.turn = 1))[1]
      IS NOT DISTINCT FROM (array_agg(v.choice) FILTER (WHERE v.turn = 2))[1]),
    (array_agg(v.choice ORDER BY v.turn DESC))[1]
  FROM paper_vote v WHERE v.batch_id = batch AND v.serial = number $$;

CREATE FUNCTION box_key_paper(batch uuid, number integer, clerk uuid, says text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  there record;
  earlier uuid;
BEGIN
  PERFORM FROM paper_batch b WHERE b.id = batch AND b.state = 'OPEN' FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'papers are keyed into an open batch' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT * INTO there FROM box_paper(batch, number);
  IF there.turns = 0 THEN
    INSERT INTO paper_vote (batch_id, serial, turn, keyed_by, choice) VALUES (batch, number, 1, clerk, says);
    RETURN 'first';
  END IF;
  IF there.turns > 1 THEN
    RETURN CASE WHEN there.settled THEN 'settled' ELSE 'differs' END;
  END IF;
  SELECT v.keyed_by INTO earlier FROM paper_vote v WHERE v.batch_id = batch AND v.serial = number AND v.turn = 1;
  IF earlier = clerk THEN
    UPDATE paper_vote v SET choice = says WHERE v.batch_id = batch AND v.serial = number AND v.turn = 1;
    RETURN 'first';
  END IF;
  INSERT INTO paper_vote (batch_id, serial, turn, keyed_by, choice) VALUES (batch, number, 2, clerk, says);
  RETURN CASE WHEN there.said IS NOT DISTINCT FROM says THEN 'agrees' ELSE 'differs' END;
END $$;

CREATE FUNCTION box_decide_paper(batch uuid, number integer, clerk uuid, says text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  there record;
BEGIN
  PERFORM FROM paper_batch b WHERE b.id = batch AND b.state = 'OPEN' FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'papers are keyed into an open batch' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT * INTO there FROM box_paper(batch, number);
  IF there.turns <> 2 OR there.settled THEN
    RETURN 'not_differing';
  END IF;
  IF EXISTS (SELECT FROM paper_vote v WHERE v.batch_id = batch AND v.serial = number AND v.keyed_by = clerk) THEN
    RETURN 'same_clerk';
  END IF;
  INSERT INTO paper_vote (batch_id, serial, turn, keyed_by, choice) VALUES (batch, number, 3, clerk, says);
  RETURN 'settled';
END $$;

CREATE FUNCTION box_papers(batch uuid, OUT settled integer, OUT once integer, OUT differing integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*) FILTER (WHERE p.settled)::integer, count(*) FILTER (WHERE p.turns = 1)::integer,
    count(*) FILTER (WHERE p.turns = 2 AND NOT p.settled)::integer
  FROM (SELECT DISTINCT v.serial FROM paper_vote v WHERE v.batch_id = batch) s,
    LATERAL box_paper(batch, s.serial) p $$;

CREATE FUNCTION box_open_papers(batch uuid) RETURNS TABLE (serial integer, differs boolean, keyed_by uuid[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.serial, p.turns = 2, s.clerks
  FROM (SELECT v.serial, array_agg(v.keyed_by ORDER BY v.turn) AS clerks FROM paper_vote v
        WHERE v.batch_id = batch GROUP BY v.serial) s, LATERAL box_paper(batch, s.serial) p
  WHERE NOT p.settled ORDER BY s.serial LIMIT 500 $$;

CREATE FUNCTION box_paper_count(wanted uuid) RETURNS TABLE (channel text, choice text, number bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM poll p WHERE p.id = wanted AND p.state IN ('CLOSED', 'TALLIED')) THEN
    RAISE EXCEPTION 'the box is counted after the close' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN QUERY
    SELECT b.channel::text, p.said, count(*)
    FROM paper_batch b
    JOIN LATERAL (SELECT DISTINCT v.serial FROM paper_vote v WHERE v.batch_id = b.id) s ON true
    CROSS JOIN LATERAL box_paper(b.id, s.serial) p
    WHERE b.poll_id = wanted AND b.state = 'RECONCILED'
    GROUP BY b.channel, p.said;
END $$;

DO $$
DECLARE f regprocedure;
BEGIN
  FOR f IN SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname IN
    ('box_paper', 'box_key_paper', 'box_decide_paper', 'box_papers', 'box_open_papers', 'box_paper_count') LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    IF f::text NOT LIKE 'box\_paper(%' THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO dure_app', f);
    END IF;
  END LOOP;
END $$;

-- Who came for a paper casts no ballot online. Where a notice knows no paper nothing is looked up.
DO $$
DECLARE
  body text := pg_get_functiondef('box_cast(uuid[], uuid[], integer[], text[])'::regprocedure);
  change text[];
BEGIN
  FOREACH change SLICE 1 IN ARRAY ARRAY[
    ['SELECT o.id, o.programme_id, o.revoting FROM poll o',
     'SELECT o.id, o.programme_id, o.revoting, o.channels FROM poll o'],
    ['WHERE i.counter = 1 OR p.revoting',
     'WHERE (i.counter = 1 OR p.revoting) AND (p.channels IS NULL OR NOT EXISTS (
        SELECT FROM paper_mark m WHERE m.poll_id = p.id AND m.voter_id = i.voter AND m.withdrawn_at IS NULL))'],
    ['WHEN r.entry_id IS NULL THEN ''not_on_roll''',
     'WHEN r.entry_id IS NULL THEN ''not_on_roll''
      WHEN b.counter IS NULL AND EXISTS (SELECT FROM paper_mark m WHERE m.poll_id = p.id
        AND m.voter_id = i.voter AND m.withdrawn_at IS NULL) THEN ''came_for_paper''']
  ] LOOP
    IF strpos(body, change[1]) = 0 THEN
      RAISE EXCEPTION 'box_cast is not the function this migration knows: %', change[1];
    END IF;
    body := replace(body, change[1], change[2]);
  END LOOP;
  EXECUTE body;
END $$;

-- Who came is part of the turnout, in the same steps.
CREATE OR REPLACE FUNCTION box_turnout(wanted uuid) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (CASE WHEN p.state = 'OPEN' THEN n / 20 * 20 ELSE n END)::integer
  FROM poll p, LATERAL (
    SELECT (SELECT count(DISTINCT b.ballot_key) FROM ballot b
            WHERE b.programme_id = p.programme_id AND b.poll_id = p.id)
      + CASE WHEN p.channels IS NULL THEN 0 ELSE (SELECT count(*) FROM paper_mark m
            WHERE m.poll_id = p.id AND m.withdrawn_at IS NULL) END AS n) AS c
  WHERE p.id = wanted $$;

RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM dure_box;
