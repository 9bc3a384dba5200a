-- The role matrix: values and names come one after another, and a party speaks for itself of what stands.

CREATE FUNCTION refuse_other_role_matrix() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (to_jsonb(NEW) - 'edition') IS DISTINCT FROM (to_jsonb(OLD) - 'edition') OR NEW.edition < OLD.edition THEN
    RAISE EXCEPTION 'matrix % stays what it is', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER role_matrix_stays BEFORE UPDATE ON role_matrix FOR EACH ROW EXECUTE FUNCTION refuse_other_role_matrix();

CREATE FUNCTION refuse_other_role_duty() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE free text[] := ARRAY['version', 'removed_at', 'removed_why'];
BEGIN
  IF (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free)
    OR NEW.version NOT IN (OLD.version, OLD.version + 1) OR OLD.removed_at IS NOT NULL THEN
    RAISE EXCEPTION 'duty % stays what it is', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER role_duty_stays BEFORE UPDATE ON role_duty FOR EACH ROW EXECUTE FUNCTION refuse_other_role_duty();

CREATE FUNCTION refuse_other_role_duty_name() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM role_duty d WHERE d.id = NEW.duty_id AND d.agreement_id = NEW.agreement_id
    AND d.version = NEW.number AND d.removed_at IS NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'name % is not the next of duty %', NEW.number, NEW.duty_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER role_duty_name_next BEFORE INSERT ON role_duty_name
  FOR EACH ROW EXECUTE FUNCTION refuse_other_role_duty_name();

-- Each value is the next one of its field, of a duty that is there, in a column of a party or of no party.
CREATE FUNCTION refuse_other_role_value() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM role_duty d JOIN agreement a ON a.id = d.agreement_id
  WHERE d.id = NEW.duty_id AND d.agreement_id = NEW.agreement_id AND d.removed_at IS NULL
    AND a.state IN ('DRAFT', 'NEGOTIATING') AND (NEW.body_id IS NULL OR NEW.body_id = ANY (a.parties))
    AND NEW.number = 1 + (
      SELECT coalesce(max(v.number), 0) FROM role_value v
      WHERE v.duty_id = NEW.duty_id AND v.body_id IS NOT DISTINCT FROM NEW.body_id
        AND v.actor IS NOT DISTINCT FROM NEW.actor);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'value % is not the next of its field', NEW.number USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER role_value_next BEFORE INSERT ON role_value FOR EACH ROW EXECUTE FUNCTION refuse_other_role_value();

-- A party speaks of the value that stands, under the name that stands, in an agreement before its parties.
CREATE FUNCTION refuse_late_role_voice() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM role_value v JOIN role_duty d ON d.id = v.duty_id JOIN agreement a ON a.id = d.agreement_id
  WHERE v.id = NEW.value_id AND d.id = NEW.duty_id AND d.version = NEW.duty_version AND d.removed_at IS NULL
    AND a.id = NEW.agreement_id AND a.programme_id = NEW.programme_id
    AND (a.state = 'NEGOTIATING' OR a.state = 'DRAFT' AND v.proposed_by = NEW.party_id)
    AND NEW.party_id = ANY (a.parties)
    AND NOT EXISTS (
      SELECT FROM role_value later
      WHERE later.duty_id = v.duty_id AND later.body_id IS NOT DISTINCT FROM v.body_id
        AND later.actor IS NOT DISTINCT FROM v.actor AND later.number > v.number);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'nothing can be said of value %', NEW.value_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER role_voice_in_time BEFORE INSERT ON role_voice FOR EACH ROW EXECUTE FUNCTION refuse_late_role_voice();
