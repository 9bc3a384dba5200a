-- Scenarios: between parties of their agreement, changed until they are tabled, blanked when they are discarded.

CREATE FUNCTION refuse_other_scenario() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  free CONSTANT text[] := ARRAY['title', 'sheet', 'version', 'changed_at', 'tabled_at', 'discarded_at'];
  blanked CONSTANT text[] := ARRAY['title', 'sheet', 'discarded_at'];
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.discarded_at IS NOT NULL OR (to_jsonb(NEW) - free) <> (to_jsonb(OLD) - free) THEN
      RAISE EXCEPTION 'scenario % stays whose it is', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.tabled_at IS NOT NULL
       AND (NEW.discarded_at IS NULL OR (to_jsonb(NEW) - blanked) <> (to_jsonb(OLD) - blanked)) THEN
      RAISE EXCEPTION 'scenario % is tabled', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  PERFORM FROM agreement a WHERE a.id = NEW.agreement_id AND a.programme_id = NEW.programme_id
    AND a.amends_id IS NULL AND NEW.body_id = ANY (a.parties)
    AND (NEW.other_id IS NULL OR NEW.other_id = ANY (a.parties));
  IF NOT FOUND THEN
    RAISE EXCEPTION 'scenario % is between no parties of the agreement', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_scenario_kept BEFORE INSERT OR UPDATE ON agreement_scenario
  FOR EACH ROW EXECUTE FUNCTION refuse_other_scenario();
