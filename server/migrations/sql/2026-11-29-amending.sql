-- Amending: an instrument is of an agreement in force, its operations stay, its terms stand still once frozen.

-- Beside the agreement of a consortium that is going there may be instruments that amend one in force.
DROP INDEX uq_agreement_going;
CREATE UNIQUE INDEX uq_agreement_going ON agreement (consortium_id)
  WHERE state <> 'IN_FORCE' AND amends_id IS NULL;

CREATE FUNCTION refuse_stray_instrument() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM agreement b WHERE b.id = NEW.amends_id AND b.state = 'IN_FORCE' AND b.amends_id IS NULL
    AND b.consortium_id = NEW.consortium_id AND b.programme_id = NEW.programme_id
    AND b.parties @> NEW.parties AND b.parties <@ NEW.parties;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'agreement % amends nothing in force', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_amends BEFORE INSERT ON agreement
  FOR EACH ROW WHEN (NEW.amends_id IS NOT NULL) EXECUTE FUNCTION refuse_stray_instrument();

CREATE FUNCTION refuse_stray_terms() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM agreement a WHERE a.id = NEW.agreement_id AND a.amends_id = NEW.base_id AND a.state = 'DRAFT';
  IF NOT FOUND OR NEW.in_force_on IS NOT NULL OR NEW.number IS NOT NULL THEN
    RAISE EXCEPTION 'agreement % is no instrument that begins', NEW.agreement_id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER amendment_begins BEFORE INSERT ON amendment
  FOR EACH ROW EXECUTE FUNCTION refuse_stray_terms();

-- What it amends and why stays; its class only rises; its day of force is set once, when it is sealed.
CREATE FUNCTION refuse_other_instrument() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  free text[] := ARRAY['number', 'effective_on', 'raised_why', 'raised_by', 'approver', 'approval_document',
    'approved_on', 'in_force_on'];
  stands text;
BEGIN
  SELECT a.state INTO stands FROM agreement a WHERE a.id = OLD.agreement_id;
  IF stands = 'IN_FORCE' THEN
    free := ARRAY['in_force_on'];
  END IF;
  IF (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free)
    OR (OLD.raised_why IS NOT NULL AND NEW.raised_why IS DISTINCT FROM OLD.raised_why)
    OR OLD.in_force_on IS NOT NULL
    OR stands IN ('FROZEN', 'SIGNED')
    OR (NEW.in_force_on IS NOT NULL) <> (stands = 'IN_FORCE')
    OR (stands = 'IN_FORCE' AND NOT asking_house()) THEN
    RAISE EXCEPTION 'amendment % stays what it is', OLD.agreement_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER amendment_stays BEFORE UPDATE ON amendment FOR EACH ROW EXECUTE FUNCTION refuse_other_instrument();

-- An operation comes with its clause, and hangs on clauses of the agreement or of instruments of it.
CREATE FUNCTION refuse_stray_operation() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE base uuid;
BEGIN
  SELECT a.amends_id INTO base FROM clause c JOIN agreement a ON a.id = c.agreement_id
  WHERE c.id = NEW.clause_id AND a.id = NEW.agreement_id AND a.state IN ('DRAFT', 'NEGOTIATING')
    AND c.xmin = pg_current_xact_id()::xid;
  IF base IS NULL OR EXISTS (
    SELECT FROM unnest(ARRAY[NEW.target_id, NEW.parent_id, NEW.after_id]) AS named(id)
      LEFT JOIN clause c ON c.id = named.id LEFT JOIN agreement a ON a.id = c.agreement_id
    WHERE named.id IS NOT NULL AND a.id IS DISTINCT FROM base AND a.amends_id IS DISTINCT FROM base) THEN
    RAISE EXCEPTION 'clause % says no operation on that', NEW.clause_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER amendment_operation_of_its_own BEFORE INSERT ON amendment_operation
  FOR EACH ROW EXECUTE FUNCTION refuse_stray_operation();
