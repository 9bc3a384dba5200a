-- The ballot box: tables and functions owned by a role of their own.
-- It may see polls and the roll, and lock a poll (which needs the right to update one column of it).
GRANT SELECT ON poll, roll_entry TO dure_box;
GRANT UPDATE (roll_size) ON poll TO dure_box;
GRANT CREATE ON SCHEMA public TO dure_box;
ALTER TABLE ballot OWNER TO dure_box;
ALTER TABLE poll_secret OWNER TO dure_box;

SET LOCAL ROLE dure_box;

-- HMAC-SHA-256 (RFC 2104) under a key made here and known nowhere else, kept as its two pads.
CREATE FUNCTION box_seal(wanted uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  key bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
            || decode(repeat('00', 32), 'hex');
  seed bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
  inner_pad bytea := key;
  outer_pad bytea := key;
BEGIN
  FOR i IN 0..63 LOOP
    inner_pad := set_byte(inner_pad, i, get_byte(key, i) # 54);
    outer_pad := set_byte(outer_pad, i, get_byte(key, i) # 92);
  END LOOP;
  INSERT INTO poll_secret VALUES (wanted, inner_pad, outer_pad, seed);
  RETURN encode(sha256(seed), 'hex');
END $$;

CREATE FUNCTION box_key(inner_pad bytea, outer_pad bytea, entry uuid) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT sha256(outer_pad || sha256(inner_pad || uuid_send(entry))) $$;

CREATE FUNCTION box_cast(polls uuid[], voters uuid[], counters integer[], choices text[])
RETURNS TABLE (place bigint, answer text, receipt text)
-- Every row of a batch is found by its whole key (a lateral look-up), and what was dropped is joined to
-- the slips by hashing, whatever the planner believes of a roll that was written a second ago: without
-- statistics it compared each ballot with all the others.
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off SET enable_nestloop = off SET enable_mergejoin = off SET enable_memoize = off
SET jit = off AS $$
DECLARE
  moment timestamptz;
  placed bigint[];
  given text[];
  -- One draw of chance a batch, stretched by hashing: a draw a ballot costs more than its two HMACs.
  chance bytea := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
BEGIN
  -- The share lock first, in id order; only then is the deadline judged. A closer waits for this lock,
  -- and whoever waited for a closer reads the poll anew in the statements below.
  PERFORM 1 FROM poll p WHERE p.id = ANY (polls) ORDER BY p.id FOR SHARE;
  moment := dure_now();

  WITH slip AS MATERIALIZED (
    SELECT p.programme_id, p.id AS poll_id, i.counter, i.choice, i.place, p.revoting,
           encode(substr(sha256(chance || int8send(i.place)), 1, 16), 'hex')::uuid AS ballot_id,
           box_key(k.inner_pad, k.outer_pad, r.entry_id) AS key
    FROM unnest(polls, voters, counters, choices) WITH ORDINALITY AS i(poll, voter, counter, choice, place)
    CROSS JOIN LATERAL (SELECT o.id, o.programme_id, o.revoting FROM poll o
      WHERE o.id = i.poll AND o.state = 'OPEN' AND moment >= o.opens_at AND moment < o.closes_at LIMIT 1) p
    CROSS JOIN LATERAL (SELECT y.inner_pad, y.outer_pad FROM poll_secret y WHERE y.poll_id = p.id LIMIT 1) k
    CROSS JOIN LATERAL (SELECT e.entry_id FROM roll_entry e
      WHERE e.programme_id = p.programme_id AND e.poll_id = p.id AND e.voter_id = i.voter
        AND upper_inf(e.recorded) LIMIT 1) r
    WHERE i.counter = 1 OR p.revoting
  ), dropped AS (
    INSERT INTO ballot AS b (programme_id, poll_id, ballot_key, counter, ballot_id, choice, receipt)
    SELECT s.programme_id, s.poll_id, s.key, s.counter, s.ballot_id, s.choice,
           encode(substr(sha256(uuid_send(s.poll_id) || uuid_send(s.ballot_id) || int4send(s.counter)
                                || convert_to(s.choice, 'UTF8')), 1, 10), 'hex')
    FROM slip s
    WHERE NOT s.revoting OR s.counter >= coalesce((
      SELECT m.counter FROM ballot m
      WHERE m.programme_id = s.programme_id AND m.poll_id = s.poll_id AND m.ballot_key = s.key
      ORDER BY m.counter DESC LIMIT 1), 0)
    -- In the order of keys: two batches that hold the same voters wait for each other in one order
    -- only, and the table's own order tells nobody in which order a batch's voters came.
    ORDER BY s.poll_id, s.key, s.counter, s.place
    ON CONFLICT DO NOTHING
    RETURNING b.poll_id, b.ballot_key, b.counter, b.choice, b.receipt
  )
  SELECT array_agg(s.place), array_agg(d.receipt) INTO placed, given
  FROM dropped d JOIN slip s ON s.key = d.ballot_key AND s.counter = d.counter AND s.poll_id = d.poll_id
    AND s.choice = d.choice;

  -- The answers: new ballots as they were dropped; for the rest, what stands in the box or in the way.
  RETURN QUERY
  SELECT n.place, 'cast'::text, n.receipt FROM unnest(placed, given) AS n(place, receipt);
  IF coalesce(cardinality(placed), 0) = cardinality(polls) THEN
    RETURN;
  END IF;
  RETURN QUERY
  SELECT i.place,
    CASE
      WHEN p.id IS NULL OR p.state = 'DRAFT' THEN 'no_poll'
      WHEN b.counter IS NOT NULL AND b.choice = i.choice THEN 'cast'
      WHEN moment < p.opens_at THEN 'not_open_yet'
      WHEN p.state <> 'OPEN' OR moment >= p.closes_at THEN 'closed'
      WHEN r.entry_id IS NULL THEN 'not_on_roll'
      WHEN b.counter IS NOT NULL THEN 'other_choice'
      WHEN i.counter > 1 AND NOT p.revoting THEN 'no_revoting'
      ELSE 'older_than_last'
    END,
    CASE WHEN b.choice = i.choice THEN b.receipt END
  FROM unnest(polls, voters, counters, choices) WITH ORDINALITY AS i(poll, voter, counter, choice, place)
  LEFT JOIN LATERAL (SELECT o.* FROM poll o WHERE o.id = i.poll LIMIT 1) p ON true
  LEFT JOIN LATERAL (SELECT y.inner_pad, y.outer_pad FROM poll_secret y WHERE y.poll_id = p.id LIMIT 1) k
    ON true
  LEFT JOIN LATERAL (SELECT e.entry_id FROM roll_entry e
    WHERE e.programme_id = p.programme_id AND e.poll_id = p.id AND e.voter_id = i.voter
      AND upper_inf(e.recorded) LIMIT 1) r ON true
  LEFT JOIN LATERAL (SELECT box_key(k.inner_pad, k.outer_pad, r.entry_id) AS key OFFSET 0) own ON true
  LEFT JOIN LATERAL (SELECT m.counter, m.choice, m.receipt FROM ballot m
    WHERE m.programme_id = p.programme_id AND m.poll_id = p.id AND m.ballot_key = own.key
      AND m.counter = i.counter LIMIT 1) b ON true
  WHERE i.place <> ALL (coalesce(placed, '{}'));
END $$;

-- Only a closed box can be counted; the highest counter of each key counts.
CREATE FUNCTION box_count(wanted uuid) RETURNS TABLE (choice text, number bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM poll p WHERE p.id = wanted AND p.state IN ('CLOSED', 'TALLIED')) THEN
    RAISE EXCEPTION 'the box is counted after the close' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN QUERY
    SELECT last.choice, count(*) FROM (
      SELECT DISTINCT ON (b.ballot_key) b.choice FROM ballot b
      WHERE b.programme_id = (SELECT p.programme_id FROM poll p WHERE p.id = wanted) AND b.poll_id = wanted
      ORDER BY b.ballot_key, b.counter DESC) last
    GROUP BY last.choice;
END $$;

CREATE FUNCTION box_open(wanted uuid) RETURNS TABLE (stored bigint, lot_seed bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM poll p WHERE p.id = wanted AND p.state = 'CLOSED') THEN
    RAISE EXCEPTION 'the lot is drawn after the close' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN QUERY SELECT (SELECT count(*) FROM ballot b WHERE b.poll_id = wanted), s.lot_seed
    FROM poll_secret s WHERE s.poll_id = wanted;
END $$;

CREATE FUNCTION box_destroy_key(wanted uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM poll p WHERE p.id = wanted AND p.state IN ('DRAFT', 'OPEN')) THEN
    RAISE EXCEPTION 'the key of an open poll is kept' USING ERRCODE = 'restrict_violation';
  END IF;
  DELETE FROM poll_secret s WHERE s.poll_id = wanted;
END $$;

CREATE FUNCTION box_turnout(wanted uuid) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (CASE WHEN p.state = 'OPEN' THEN n / 20 * 20 ELSE n END)::integer
  FROM poll p, LATERAL (SELECT count(DISTINCT b.ballot_key) AS n FROM ballot b
                        WHERE b.programme_id = p.programme_id AND b.poll_id = p.id) AS c
  WHERE p.id = wanted $$;

CREATE FUNCTION box_own(wanted uuid, voter uuid) RETURNS TABLE (counter integer, receipt text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT b.counter, b.receipt FROM poll_secret k
  JOIN roll_entry r ON r.poll_id = k.poll_id AND r.voter_id = voter AND upper_inf(r.recorded)
  JOIN ballot b ON b.programme_id = r.programme_id AND b.poll_id = r.poll_id
    AND b.ballot_key = box_key(k.inner_pad, k.outer_pad, r.entry_id)
  WHERE k.poll_id = wanted ORDER BY b.counter DESC LIMIT 1 $$;

CREATE FUNCTION box_receipt(wanted uuid, code text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce((
    SELECT CASE
      WHEN EXISTS (SELECT FROM ballot l WHERE l.programme_id = b.programme_id AND l.poll_id = b.poll_id
                   AND l.ballot_key = b.ballot_key AND l.counter > b.counter) THEN 'REPLACED'
      WHEN p.state = 'TALLIED' THEN 'COUNTED' ELSE 'RECEIVED' END
    FROM ballot b JOIN poll p ON p.id = b.poll_id
    WHERE b.poll_id = wanted AND b.receipt = code LIMIT 1), 'NOT_FOUND') $$;

DO $$
DECLARE f regprocedure;
BEGIN
  FOR f IN SELECT oid FROM pg_proc WHERE proname LIKE 'box\_%' AND pronamespace = 'public'::regnamespace LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    IF f::text NOT LIKE 'box_key%' THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO dure_app', f);
    END IF;
  END LOOP;
END $$;

RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM dure_box;
