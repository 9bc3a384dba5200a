-- A mandate for one agreement is for one of its place that its body is a party to and that is still to be
-- signed; a signature rests on a mandate of its own body that is for this agreement or for any.

CREATE FUNCTION refuse_other_mandate() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM agreement a WHERE a.id = NEW.agreement_id AND a.programme_id = NEW.programme_id
    AND NEW.body_id = ANY (a.parties) AND a.state NOT IN ('SIGNED', 'IN_FORCE');
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no mandate of % is given for agreement %', NEW.body_id, NEW.agreement_id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signing_mandate_for_own BEFORE INSERT ON signing_mandate
  FOR EACH ROW WHEN (NEW.agreement_id IS NOT NULL) EXECUTE FUNCTION refuse_other_mandate();

CREATE FUNCTION refuse_foreign_mandate() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM signing_mandate m JOIN agreement_edition e ON e.id = NEW.edition_id
  WHERE m.id = NEW.mandate_id AND m.body_id = NEW.body_id AND m.appointment_id = NEW.appointment_id
    AND (m.agreement_id IS NULL OR m.agreement_id = e.agreement_id)
    AND NEW.mandate_scope = CASE WHEN m.agreement_id IS NULL THEN 'ALL' ELSE 'AGREEMENT' END;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the mandate of % is not for edition %', NEW.body_id, NEW.edition_id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_signature_by_mandate BEFORE INSERT ON agreement_signature
  FOR EACH ROW WHEN (NEW.mandate_id IS NOT NULL) EXECUTE FUNCTION refuse_foreign_mandate();
