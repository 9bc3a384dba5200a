-- Minutes: from the confirmation on their text is frozen; what was corrected, hidden and signed stays.

CREATE FUNCTION refuse_other_minutes() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
  steps text[] := ARRAY['CONFIRMED', 'REGISTERED', 'PUBLISHED'];
BEGIN
  IF NEW.meeting_id <> OLD.meeting_id OR NEW.programme_id <> OLD.programme_id THEN
    RAISE EXCEPTION 'minutes stay with their meeting' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.content IS NOT NULL AND (NEW.content IS DISTINCT FROM OLD.content
    OR NEW.sha256 IS DISTINCT FROM OLD.sha256 OR NEW.confirmed_at IS DISTINCT FROM OLD.confirmed_at
    OR NEW.corrections <> OLD.corrections
    OR array_position(steps, NEW.state) IS NULL
    OR array_position(steps, NEW.state) < array_position(steps, OLD.state)) THEN
    RAISE EXCEPTION 'the minutes are confirmed: only a corrigendum' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.number IS NOT NULL AND (NEW.number IS DISTINCT FROM OLD.number OR NEW.year IS DISTINCT FROM OLD.year
    OR NEW.registered_at IS DISTINCT FROM OLD.registered_at) THEN
    RAISE EXCEPTION 'the minutes are registered: % / % stays', OLD.year, OLD.number
      USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.publication IS NOT NULL AND (NEW.publication IS NULL
    OR NEW.publication = 'WITHHELD' AND OLD.publication <> 'WITHHELD'
    OR NEW.publication = 'REDACTED' AND OLD.publication = 'FULL'
    OR NEW.published_at IS DISTINCT FROM OLD.published_at) THEN
    RAISE EXCEPTION 'what is published is not taken back' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state IN ('CONFIRMED', 'REGISTERED', 'PUBLISHED') AND NEW.content IS NULL THEN
    RAISE EXCEPTION 'confirmed minutes have a text' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER minutes_frozen BEFORE UPDATE ON minutes
  FOR EACH ROW EXECUTE FUNCTION refuse_other_minutes();
CREATE TRIGGER minutes_kept BEFORE DELETE ON minutes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER minutes_whole BEFORE TRUNCATE ON minutes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Nothing the text follows from is added to frozen minutes.
CREATE FUNCTION refuse_to_frozen_minutes() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM minutes m WHERE m.id = NEW.minutes_id AND m.content IS NOT NULL) THEN
    RAISE EXCEPTION 'the minutes are confirmed: only a corrigendum' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER minutes_gist_in_time BEFORE INSERT ON minutes_gist
  FOR EACH ROW EXECUTE FUNCTION refuse_to_frozen_minutes();
CREATE TRIGGER minutes_correction_in_time BEFORE INSERT OR UPDATE ON minutes_correction
  FOR EACH ROW EXECUTE FUNCTION refuse_to_frozen_minutes();

-- A request is answered once, and stays what it was.
CREATE FUNCTION refuse_other_correction() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.accepted IS NOT NULL OR NEW.asked <> OLD.asked OR NEW.line <> OLD.line OR NEW.number <> OLD.number
    OR NEW.by_id <> OLD.by_id OR NEW.minutes_id <> OLD.minutes_id THEN
    RAISE EXCEPTION 'a request for correction is answered once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER minutes_correction_once BEFORE UPDATE ON minutes_correction
  FOR EACH ROW EXECUTE FUNCTION refuse_other_correction();
CREATE TRIGGER minutes_correction_kept BEFORE DELETE ON minutes_correction
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Of a hidden span only its lifting is written, once; what the public has read is not hidden again.
CREATE FUNCTION refuse_other_span() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT EXISTS (SELECT FROM minutes m WHERE m.id = NEW.minutes_id
      AND m.state IN ('CONFIRMED', 'REGISTERED')) THEN
      RAISE EXCEPTION 'nothing is hidden before the confirmation or after the publication'
        USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.lifted_at IS NOT NULL OR (to_jsonb(NEW) - 'lifted_at') <> (to_jsonb(OLD) - 'lifted_at') THEN
    RAISE EXCEPTION 'a hidden span is lifted once, and stays what it was' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER minutes_hidden_once BEFORE INSERT OR UPDATE ON minutes_hidden
  FOR EACH ROW EXECUTE FUNCTION refuse_other_span();
CREATE TRIGGER minutes_hidden_kept BEFORE DELETE ON minutes_hidden
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
