-- Signing: what is frozen stays, each gate is passed once and in its turn, and nothing is in force unsealed.

-- A consortium has one agreement that is going at a time; those in force are done.
DROP INDEX uq_agreement_going;
CREATE UNIQUE INDEX uq_agreement_going ON agreement (consortium_id) WHERE state <> 'IN_FORCE';

-- The edition that is open for signing: the last one of a frozen agreement, which has not ended.
CREATE FUNCTION open_edition(edition uuid) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM agreement_edition e JOIN agreement a ON a.id = e.agreement_id
    WHERE e.id = edition AND a.state = 'FROZEN'
      AND NOT EXISTS (SELECT FROM agreement_ending x WHERE x.edition_id = e.id)
      AND NOT EXISTS (SELECT FROM agreement_edition n
                      WHERE n.agreement_id = e.agreement_id AND n.number > e.number)) $$;

-- Whether every party has signed an edition.
CREATE FUNCTION signed_by_all(edition uuid) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = public, pg_temp AS $$
  SELECT NOT EXISTS (
    SELECT FROM agreement_gate g WHERE g.edition_id = edition AND g.kind = 'SIGNATURE'
      AND NOT EXISTS (SELECT FROM agreement_signature s
                      WHERE s.edition_id = edition AND s.body_id = g.body_id))
    AND EXISTS (SELECT FROM agreement_gate g WHERE g.edition_id = edition AND g.kind = 'SIGNATURE') $$;

-- The states of an agreement, as the rules move them, each with what it rests on.
CREATE FUNCTION refuse_other_state() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  edition uuid;
BEGIN
  IF NEW.state = OLD.state THEN
    -- Frozen, its tree stands still too.
    IF OLD.state NOT IN ('DRAFT', 'NEGOTIATING') AND (NEW.version <> OLD.version OR NEW.title <> OLD.title) THEN
      RAISE EXCEPTION 'agreement % is frozen', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  SELECT e.id INTO edition FROM agreement_edition e WHERE e.agreement_id = NEW.id ORDER BY e.number DESC LIMIT 1;
  IF NOT (CASE OLD.state || '>' || NEW.state
    WHEN 'DRAFT>NEGOTIATING' THEN true
    WHEN 'NEGOTIATING>FROZEN' THEN edition IS NOT NULL
      AND NOT EXISTS (SELECT FROM agreement_ending x WHERE x.edition_id = edition)
    WHEN 'FROZEN>NEGOTIATING' THEN EXISTS (SELECT FROM agreement_ending x WHERE x.edition_id = edition)
    WHEN 'FROZEN>SIGNED' THEN signed_by_all(edition)
      AND NOT EXISTS (SELECT FROM agreement_ending x WHERE x.edition_id = edition)
    WHEN 'SIGNED>IN_FORCE' THEN signed_by_all(edition)
      AND EXISTS (SELECT FROM agreement_document d WHERE d.edition_id = edition AND d.kind = 'SEALED')
    ELSE false END) THEN
    RAISE EXCEPTION 'agreement % does not go from % to % like this', OLD.id, OLD.state, NEW.state
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_moves BEFORE UPDATE ON agreement FOR EACH ROW EXECUTE FUNCTION refuse_other_state();

-- From the freeze on nothing of the text changes, and nothing that was said of it.
CREATE FUNCTION refuse_to_frozen_agreement() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM agreement a WHERE a.id = NEW.agreement_id AND a.state IN ('DRAFT', 'NEGOTIATING');
  IF NOT FOUND THEN
    RAISE EXCEPTION 'agreement % is frozen', NEW.agreement_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER clause_in_time BEFORE INSERT OR UPDATE ON clause
  FOR EACH ROW EXECUTE FUNCTION refuse_to_frozen_agreement();
CREATE TRIGGER clause_version_in_time BEFORE INSERT ON clause_version
  FOR EACH ROW EXECUTE FUNCTION refuse_to_frozen_agreement();
CREATE TRIGGER clause_position_not_frozen BEFORE INSERT OR UPDATE ON clause_position
  FOR EACH ROW EXECUTE FUNCTION refuse_to_frozen_agreement();

-- An edition is the next of an agreement that is before its parties.
CREATE FUNCTION refuse_other_edition() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM agreement a WHERE a.id = NEW.agreement_id AND a.programme_id = NEW.programme_id
    AND a.state = 'NEGOTIATING' AND NEW.number = 1 + (
      SELECT count(*) FROM agreement_edition e WHERE e.agreement_id = NEW.agreement_id);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'edition % is not the next of agreement %', NEW.number, NEW.agreement_id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_edition_next BEFORE INSERT ON agreement_edition
  FOR EACH ROW EXECUTE FUNCTION refuse_other_edition();

-- Gates are set at the freeze alone, between the edition and the state.
CREATE FUNCTION refuse_late_gate() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM agreement_edition e JOIN agreement a ON a.id = e.agreement_id
  WHERE e.id = NEW.edition_id AND a.state = 'NEGOTIATING' AND NEW.body_id = ANY (a.parties)
    AND NOT EXISTS (SELECT FROM agreement_ending x WHERE x.edition_id = e.id);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no gate is added to edition %', NEW.edition_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_gate_in_time BEFORE INSERT ON agreement_gate
  FOR EACH ROW EXECUTE FUNCTION refuse_late_gate();

-- A gate is passed while its edition is open, and after those before it.
CREATE FUNCTION refuse_closed_gate() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  passing agreement_gate%ROWTYPE;
BEGIN
  SELECT * INTO passing FROM agreement_gate g WHERE g.edition_id = NEW.edition_id AND g.body_id = NEW.body_id
    AND g.kind = CASE TG_TABLE_NAME WHEN 'agreement_signature' THEN 'SIGNATURE' ELSE 'INTERNAL_APPROVAL' END;
  IF NOT FOUND OR NOT open_edition(NEW.edition_id) OR EXISTS (
    SELECT FROM agreement_gate b WHERE b.edition_id = NEW.edition_id AND b.number = ANY (passing.after)
      AND NOT CASE b.kind
        WHEN 'SIGNATURE' THEN EXISTS (SELECT FROM agreement_signature s
          WHERE s.edition_id = b.edition_id AND s.body_id = b.body_id)
        ELSE EXISTS (SELECT FROM agreement_approval p
          WHERE p.edition_id = b.edition_id AND p.body_id = b.body_id) END) THEN
    RAISE EXCEPTION 'the gate of % on edition % is closed', NEW.body_id, NEW.edition_id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_approval_in_turn BEFORE INSERT ON agreement_approval
  FOR EACH ROW EXECUTE FUNCTION refuse_closed_gate();
CREATE TRIGGER agreement_signature_in_turn BEFORE INSERT ON agreement_signature
  FOR EACH ROW EXECUTE FUNCTION refuse_closed_gate();

-- Only what is open ends; what is signed by all does not.
CREATE FUNCTION refuse_late_ending() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT open_edition(NEW.edition_id) THEN
    RAISE EXCEPTION 'edition % is not open', NEW.edition_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_ending_in_time BEFORE INSERT ON agreement_ending
  FOR EACH ROW EXECUTE FUNCTION refuse_late_ending();

-- The text comes with the freeze; the seal after the last signature, on those very bytes.
CREATE FUNCTION refuse_other_document() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.sha256 <> encode(sha256(NEW.pdf), 'hex') THEN
    RAISE EXCEPTION 'the digest is of other bytes' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.kind = 'TEXT' THEN
    PERFORM FROM agreement_edition e JOIN agreement a ON a.id = e.agreement_id
    WHERE e.id = NEW.edition_id AND a.state = 'NEGOTIATING' AND e.pdf_sha256 = NEW.sha256;
  ELSE
    PERFORM FROM agreement_edition e JOIN agreement a ON a.id = e.agreement_id
      JOIN agreement_document t ON t.edition_id = e.id AND t.kind = 'TEXT'
    WHERE e.id = NEW.edition_id AND a.state = 'SIGNED' AND signed_by_all(e.id)
      AND substring(NEW.pdf FROM 1 FOR octet_length(t.pdf)) = t.pdf
      AND octet_length(NEW.pdf) > octet_length(t.pdf);
  END IF;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such document of edition %', NEW.edition_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_document_in_time BEFORE INSERT ON agreement_document
  FOR EACH ROW EXECUTE FUNCTION refuse_other_document();
