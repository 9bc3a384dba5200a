-- Disputes: between whom and about what stays, one that is over stays over, and steps are never taken back.

CREATE FUNCTION refuse_other_dispute() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE free text[] := ARRAY['state', 'step', 'began_on', 'acts', 'told_over', 'ended_on'];
BEGIN
  IF (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free) OR NEW.acts < OLD.acts
    OR NEW.step < OLD.step OR NEW.began_on < OLD.began_on OR OLD.ended_on IS NOT NULL THEN
    RAISE EXCEPTION 'dispute % stays what it is', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dispute_stays BEFORE UPDATE ON dispute FOR EACH ROW EXECUTE FUNCTION refuse_other_dispute();

CREATE FUNCTION refuse_stray_dispute() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM agreement a
  WHERE a.id = NEW.agreement_id AND a.programme_id = NEW.programme_id
    AND a.state = 'IN_FORCE' AND NEW.sides <@ a.parties;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'dispute % is of no agreement in force', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dispute_of_its_agreement BEFORE INSERT ON dispute FOR EACH ROW EXECUTE FUNCTION refuse_stray_dispute();
