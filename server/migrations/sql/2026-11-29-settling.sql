-- Settlement: whose report it is and of what stays, an accepted one is final, and lines are of the report's last edition.

CREATE FUNCTION refuse_other_settlement() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE free text[] := ARRAY['state', 'edition', 'steps', 'audit', 'submitted_on', 'accepted_on'];
BEGIN
  IF (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free) OR NEW.steps < OLD.steps
    OR NEW.edition < OLD.edition OR (OLD.state = 'ACCEPTED' AND NEW.state <> 'ACCEPTED')
    OR (OLD.accepted_on IS NOT NULL AND NEW.accepted_on IS DISTINCT FROM OLD.accepted_on) THEN
    RAISE EXCEPTION 'settlement % stays what it is', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER settlement_stays BEFORE UPDATE ON settlement_report FOR EACH ROW EXECUTE FUNCTION refuse_other_settlement();

CREATE FUNCTION refuse_stray_settlement() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM agreement a
  WHERE a.id = NEW.agreement_id AND a.programme_id = NEW.programme_id
    AND a.state = 'IN_FORCE' AND NEW.body_id = ANY (a.parties);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'settlement % is of no party of an agreement in force', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER settlement_of_its_agreement BEFORE INSERT ON settlement_report FOR EACH ROW EXECUTE FUNCTION refuse_stray_settlement();

CREATE FUNCTION refuse_late_line() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM settlement_report r
  WHERE r.id = NEW.report_id AND r.edition = NEW.edition AND r.state = 'SUBMITTED';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'line is of no report that is handed in' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER settlement_line_in_time BEFORE INSERT ON settlement_line FOR EACH ROW EXECUTE FUNCTION refuse_late_line();
