-- The consortium: shares that make one on every day, changes that are settled once, and who reads what.

-- Whoever speaks for one of these bodies in a programme, in a capacity that speaks for it.
CREATE FUNCTION speaks_for(bodies uuid[], programme uuid) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = public, pg_catalog AS $$
  SELECT EXISTS (
    SELECT FROM appointment a JOIN appointment_term t ON t.appointment_id = a.id
    WHERE a.person_id = asking_person() AND a.programme_id = programme AND a.body_id = ANY (bodies)
      AND a.role IN ('COMPANY_REPRESENTATIVE', 'DEVELOPER_LEAD', 'MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD',
                     'MINISTRY_OFFICER')
      AND upper_inf(t.recorded) AND t.valid @> dure_now()) $$;

-- Of what is on record at the commit: on every day from the first on there are two parties or more, their
-- shares make exactly one, and one of them leads. Every day on which something changes is looked at.
CREATE FUNCTION refuse_broken_consortium() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
DECLARE
  edge date;
  part bigint;
  whole numeric;
  parts numeric;
  held integer;
  leads integer;
BEGIN
  FOR edge IN
    SELECT lower(p.valid) FROM consortium_party p
    WHERE p.consortium_id = NEW.consortium_id AND upper_inf(p.recorded)
    UNION
    SELECT upper(p.valid) FROM consortium_party p
    WHERE p.consortium_id = NEW.consortium_id AND upper_inf(p.recorded) AND NOT upper_inf(p.valid)
  LOOP
    whole := 1;
    FOR part IN SELECT DISTINCT p.denominator FROM consortium_party p
      WHERE p.consortium_id = NEW.consortium_id AND upper_inf(p.recorded) AND p.valid @> edge LOOP
      whole := lcm(whole, part::numeric);
    END LOOP;
    SELECT coalesce(sum(p.numerator * div(whole, p.denominator)), 0), count(*), count(*) FILTER (WHERE p.lead)
      INTO parts, held, leads FROM consortium_party p
      WHERE p.consortium_id = NEW.consortium_id AND upper_inf(p.recorded) AND p.valid @> edge;
    IF parts <> whole OR held < 2 OR leads <> 1 THEN
      RAISE EXCEPTION 'consortium %: on % the shares make %/% of % parties, % of them lead',
        NEW.consortium_id, edge, parts, whole, held, leads USING ERRCODE = 'check_violation';
    END IF;
  END LOOP;
  IF edge IS NULL THEN
    RAISE EXCEPTION 'consortium %: nobody holds it any more', NEW.consortium_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER consortium_party_one AFTER INSERT OR UPDATE ON consortium_party
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_broken_consortium();

-- What was put stays as it was put, and is settled once.
CREATE FUNCTION refuse_settled_change() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE free text[] := ARRAY['state', 'took_effect_on', 'liable_until', 'decided_at'];
BEGIN
  IF OLD.state <> 'OPEN' OR (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free) THEN
    RAISE EXCEPTION 'change % stays as it was put, and is settled once', OLD.id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consortium_change_settled BEFORE UPDATE ON consortium_change
  FOR EACH ROW EXECUTE FUNCTION refuse_settled_change();
CREATE FUNCTION refuse_late_voice() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM consortium_change WHERE id = NEW.change_id AND state = 'OPEN';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'change % is settled', NEW.change_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consortium_voice_in_time BEFORE INSERT ON consortium_voice
  FOR EACH ROW EXECUTE FUNCTION refuse_late_voice();
