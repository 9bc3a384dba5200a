-- Amendments and decisions: what was said stays as it was said, and what has ended does not begin again.

CREATE FUNCTION refuse_other_amendment() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.id, NEW.item_id, NEW.number, NEW.changes, NEW.reason, NEW.mover_id, NEW.moved_at)
    IS DISTINCT FROM (OLD.id, OLD.item_id, OLD.number, OLD.changes, OLD.reason, OLD.mover_id, OLD.moved_at)
    OR OLD.state NOT IN ('MOVED', 'OPEN') THEN
    RAISE EXCEPTION 'amendment % is % and stays', OLD.number, OLD.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER motion_amendment_stays BEFORE UPDATE ON motion_amendment
  FOR EACH ROW EXECUTE FUNCTION refuse_other_amendment();

CREATE FUNCTION refuse_other_decision() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.id, NEW.council_id, NEW.item_id, NEW.source, NEW.year, NEW.number, NEW.text, NEW.sha256, NEW.decided_on)
    IS DISTINCT FROM (OLD.id, OLD.council_id, OLD.item_id, OLD.source, OLD.year, OLD.number, OLD.text,
      OLD.sha256, OLD.decided_on)
    OR OLD.state IN ('DONE', 'LAPSED') THEN
    RAISE EXCEPTION 'decision %-% stays', OLD.year, OLD.number USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision
  FOR EACH ROW EXECUTE FUNCTION refuse_other_decision();

-- What was decided before there was a register is entered into it, with nobody named to act.
INSERT INTO decision (id, programme_id, council_id, item_id, source, year, number, text, sha256, decided_on,
  declared_at, state, terms, steps)
SELECT gen_random_uuid(), i.programme_id, m.council_id, i.id, '', d.year,
  row_number() OVER (PARTITION BY m.council_id, d.year ORDER BY i.ended_at, m.number, i.number),
  i.motion, encode(sha256(convert_to(i.motion, 'UTF8')), 'hex'), d.day, i.ended_at, 'UNASSIGNED', 0, 0
FROM meeting_item i
  JOIN meeting m ON m.id = i.meeting_id
  CROSS JOIN LATERAL (
    SELECT (i.ended_at AT TIME ZONE 'Asia/Seoul')::date AS day,
      extract(year FROM i.ended_at AT TIME ZONE 'Asia/Seoul')::integer AS year
  ) d
WHERE i.state = 'RESOLVED' AND i.ended_at IS NOT NULL;
