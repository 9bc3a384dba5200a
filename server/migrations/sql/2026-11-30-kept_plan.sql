-- The box's plan is made once for a connection: making it anew cost a small batch more than the ballots in it.
-- Such a plan must be right whatever comes later: every row, the poll's too, is looked up by its whole
-- key before anything else is asked of it, so that there is only one index to find it by.
GRANT CREATE ON SCHEMA public TO dure_box;
SET LOCAL ROLE dure_box;

DO $$
DECLARE
  body text := pg_get_functiondef('box_cast(uuid[], uuid[], integer[], text[])'::regprocedure);
  change text[];
BEGIN
  FOREACH change SLICE 1 IN ARRAY ARRAY[
    ['SELECT o.id, o.programme_id, o.revoting, o.channels FROM poll o
      WHERE o.id = i.poll AND o.state = ''OPEN'' AND moment >= o.opens_at AND moment < o.closes_at LIMIT 1) p',
     'SELECT o.id, o.programme_id, o.revoting, o.channels, o.state, o.opens_at, o.closes_at FROM poll o
      WHERE o.id = i.poll LIMIT 1) p'],
    ['WHERE (i.counter = 1 OR p.revoting)',
     'WHERE p.state = ''OPEN'' AND moment >= p.opens_at AND moment < p.closes_at
      AND (i.counter = 1 OR p.revoting)']
  ] LOOP
    IF strpos(body, change[1]) = 0 THEN
      RAISE EXCEPTION 'box_cast is not the function this migration knows: %', change[1];
    END IF;
    body := replace(body, change[1], change[2]);
  END LOOP;
  EXECUTE body;
END $$;
ALTER FUNCTION box_cast(uuid[], uuid[], integer[], text[]) SET plan_cache_mode = force_generic_plan;

RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM dure_box;
