-- Effects: they come with their version and with nothing else, and only the house makes grants of them.

-- An effect is written in the transaction that writes its version: no version is widened afterwards.
CREATE FUNCTION refuse_late_effect() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM clause_version v JOIN agreement a ON a.id = v.agreement_id
  WHERE v.clause_id = NEW.clause_id AND v.number = NEW.version AND v.agreement_id = NEW.agreement_id
    AND v.xmin = pg_current_xact_id()::xid AND NEW.body_id = ANY (a.parties)
    AND a.state IN ('DRAFT', 'NEGOTIATING');
  IF NOT FOUND THEN
    RAISE EXCEPTION 'version % of clause % stays what it is', NEW.version, NEW.clause_id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER clause_effect_in_time BEFORE INSERT ON clause_effect
  FOR EACH ROW EXECUTE FUNCTION refuse_late_effect();

-- Rights of a post come of what was signed: the house alone writes and ends them.
CREATE FUNCTION refuse_own_post_grant() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.body_id IS NOT NULL AND NOT asking_house() THEN
    RAISE EXCEPTION 'rights of a post come of what was signed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER permission_grant_of_post BEFORE INSERT OR UPDATE ON permission_grant
  FOR EACH ROW EXECUTE FUNCTION refuse_own_post_grant();
