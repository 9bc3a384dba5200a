-- The register of obligations: what an obligation is stays, and what was done about it is never undone.

CREATE FUNCTION refuse_other_duty() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE free text[] := ARRAY['state', 'steps', 'extended_to', 'reported_on', 'done_on', 'withdrawn_at'];
BEGIN
  IF (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free) OR NEW.steps < OLD.steps
    OR NEW.extended_to < OLD.extended_to OR OLD.state IN ('DONE', 'WAIVED') OR OLD.withdrawn_at IS NOT NULL THEN
    RAISE EXCEPTION 'duty % stays what it is', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER duty_stays BEFORE UPDATE ON duty FOR EACH ROW EXECUTE FUNCTION refuse_other_duty();

-- An obligation binds parties of its agreement, and hangs on a clause and on another obligation of it.
CREATE FUNCTION refuse_stray_duty() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM clause c JOIN agreement a ON a.id = c.agreement_id
  WHERE c.id = NEW.clause_id AND a.id = NEW.agreement_id AND a.programme_id = NEW.programme_id
    AND a.state IN ('DRAFT', 'NEGOTIATING')
    AND NEW.debtor_id = ANY (a.parties)
    AND (NEW.creditor_id IS NULL OR NEW.creditor_id = ANY (a.parties))
    AND (NEW.after_id IS NULL
      OR EXISTS (SELECT FROM duty d WHERE d.id = NEW.after_id AND d.agreement_id = a.id));
  IF NOT FOUND THEN
    RAISE EXCEPTION 'duty % is of no agreement that is drafted', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER duty_of_its_agreement BEFORE INSERT ON duty FOR EACH ROW EXECUTE FUNCTION refuse_stray_duty();
