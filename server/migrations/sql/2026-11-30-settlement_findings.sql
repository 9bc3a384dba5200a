-- Findings: of a line as it was handed in last, of a step that sends the report back or accepts it, never more than was spent.

CREATE FUNCTION refuse_stray_finding() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM settlement_line l
  JOIN settlement_report r ON r.id = l.report_id AND r.edition = l.edition
  JOIN settlement_step s ON s.report_id = r.id AND s.number = NEW.step AND s.number = r.steps
  WHERE l.report_id = NEW.report_id AND l.edition = NEW.edition AND l.source = NEW.source AND l.form = NEW.form
    AND l.year = NEW.year AND l.programme_id = NEW.programme_id AND NEW.recognised <= l.spent
    AND s.act::text = r.state::text AND s.act IN ('RETURNED', 'ACCEPTED');
  IF NOT FOUND THEN
    RAISE EXCEPTION 'finding is of no line that is judged now' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER settlement_finding_of_its_line BEFORE INSERT ON settlement_finding FOR EACH ROW EXECUTE FUNCTION refuse_stray_finding();
