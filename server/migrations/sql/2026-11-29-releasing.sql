-- What was withheld as a whole is released once, and why stays.
CREATE FUNCTION refuse_other_release() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.released_at IS NOT NULL AND (NEW.released_at, NEW.released_why, NEW.released_by)
    IS DISTINCT FROM (OLD.released_at, OLD.released_why, OLD.released_by) THEN
    RAISE EXCEPTION 'minutes are released once, and why stays' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.released_at IS NOT NULL AND OLD.released_at IS NULL
    AND NOT (OLD.publication = 'WITHHELD' AND NEW.publication <> 'WITHHELD') THEN
    RAISE EXCEPTION 'only what was withheld is released' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.released_at IS NULL AND OLD.publication = 'WITHHELD' AND NEW.publication <> 'WITHHELD' THEN
    RAISE EXCEPTION 'a release says when' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER minutes_released_once BEFORE UPDATE ON minutes
  FOR EACH ROW EXECUTE FUNCTION refuse_other_release();
