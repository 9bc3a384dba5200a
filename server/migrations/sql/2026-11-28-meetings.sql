-- Meetings: what was cast stays as it was once a vote is closed, and what came of it is said once.

CREATE FUNCTION refuse_late_ballot() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM meeting_vote v WHERE v.id = NEW.vote_id AND v.closed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the vote is closed: no ballot' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER meeting_ballot_in_time BEFORE INSERT OR UPDATE ON meeting_ballot
  FOR EACH ROW EXECUTE FUNCTION refuse_late_ballot();

CREATE FUNCTION refuse_second_outcome() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.closed_at IS NOT NULL AND (NEW.closed_at IS DISTINCT FROM OLD.closed_at
    OR (NEW.result IS DISTINCT FROM OLD.result AND OLD.result <> 'AWAITS_CHAIR')) THEN
    RAISE EXCEPTION 'the vote is closed: % stays', OLD.result USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER meeting_vote_said_once BEFORE UPDATE ON meeting_vote
  FOR EACH ROW EXECUTE FUNCTION refuse_second_outcome();

-- The rules under which a meeting was opened do not change after that.
CREATE FUNCTION refuse_other_rules() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.rules IS NOT NULL AND NEW.rules IS DISTINCT FROM OLD.rules THEN
    RAISE EXCEPTION 'the rules are frozen since the opening' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER meeting_rules_frozen BEFORE UPDATE ON meeting
  FOR EACH ROW EXECUTE FUNCTION refuse_other_rules();
