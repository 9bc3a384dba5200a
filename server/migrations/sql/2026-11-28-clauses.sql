-- The negotiation room: a tree without cycles, texts that never change, words on the text that stands.

-- What an agreement is between, and what a clause is, stays; a version only goes up, what is removed stays so.
CREATE FUNCTION refuse_other_agreement() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE free text[] := ARRAY['state', 'title', 'version', 'put_at'];
BEGIN
  IF (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free) OR NEW.version < OLD.version THEN
    RAISE EXCEPTION 'agreement % stays what it is', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_stays BEFORE UPDATE ON agreement FOR EACH ROW EXECUTE FUNCTION refuse_other_agreement();

CREATE FUNCTION refuse_other_clause() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE free text[] := ARRAY['parent_id', 'place', 'version', 'removed_at', 'removed_why'];
BEGIN
  IF (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free)
    OR NEW.version NOT IN (OLD.version, OLD.version + 1) OR OLD.removed_at IS NOT NULL THEN
    RAISE EXCEPTION 'clause % stays what it is', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER clause_stays BEFORE UPDATE ON clause FOR EACH ROW EXECUTE FUNCTION refuse_other_clause();

-- At the commit: no clause is above itself, and none hangs on another agreement or on what is removed.
CREATE FUNCTION refuse_broken_tree() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  up clause%ROWTYPE;
  steps integer := 0;
BEGIN
  SELECT * INTO up FROM clause WHERE id = NEW.id;
  IF up.removed_at IS NOT NULL THEN
    IF EXISTS (SELECT FROM clause WHERE parent_id = NEW.id AND removed_at IS NULL) THEN
      RAISE EXCEPTION 'clause % is removed, and others hang on it', NEW.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
  END IF;
  WHILE up.parent_id IS NOT NULL LOOP
    SELECT * INTO up FROM clause WHERE id = up.parent_id;
    steps := steps + 1;
    IF steps > 3 OR up.agreement_id IS DISTINCT FROM NEW.agreement_id OR up.removed_at IS NOT NULL THEN
      RAISE EXCEPTION 'clause % hangs on no tree', NEW.id USING ERRCODE = 'check_violation';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER clause_tree AFTER INSERT OR UPDATE ON clause
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_broken_tree();

-- Each text is the next one of its clause, and is the one that stands.
CREATE FUNCTION refuse_other_version() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM clause c WHERE c.id = NEW.clause_id AND c.agreement_id = NEW.agreement_id
    AND c.version = NEW.number AND c.removed_at IS NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'version % is not the next of clause %', NEW.number, NEW.clause_id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER clause_version_next BEFORE INSERT ON clause_version
  FOR EACH ROW EXECUTE FUNCTION refuse_other_version();

-- A party speaks of the text that stands, in an agreement that is its own and before the parties.
CREATE FUNCTION refuse_late_position() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM clause c JOIN agreement a ON a.id = c.agreement_id
  WHERE c.id = NEW.clause_id AND c.version = NEW.version AND c.removed_at IS NULL
    AND a.id = NEW.agreement_id AND a.programme_id = NEW.programme_id AND a.state = 'NEGOTIATING'
    AND NEW.body_id = ANY (a.parties);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'nothing can be said of version % of clause %', NEW.version, NEW.clause_id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER clause_position_in_time BEFORE INSERT ON clause_position
  FOR EACH ROW EXECUTE FUNCTION refuse_late_position();
