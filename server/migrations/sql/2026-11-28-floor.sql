-- Proxies: a seat has one ballot, and who stands in for a member stays who he is.

CREATE FUNCTION refuse_other_proxy() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE free text[] := ARRAY['accepted_at', 'accepted_by', 'withdrawn_at', 'served'];
BEGIN
  IF (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free)
    OR (OLD.accepted_at IS NOT NULL AND (NEW.accepted_at IS DISTINCT FROM OLD.accepted_at
      OR NEW.accepted_by IS DISTINCT FROM OLD.accepted_by))
    OR (OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at)
    OR (OLD.served AND NOT NEW.served) OR (NEW.served AND NEW.accepted_at IS NULL) THEN
    RAISE EXCEPTION 'a proxy is accepted once, and stays who he is' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER meeting_proxy_stays BEFORE UPDATE ON meeting_proxy
  FOR EACH ROW EXECUTE FUNCTION refuse_other_proxy();
CREATE TRIGGER meeting_proxy_kept BEFORE DELETE ON meeting_proxy
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Whoever casts a ballot in a member's place has been accepted as his proxy at that meeting.
CREATE FUNCTION refuse_strange_proxy() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.proxy_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM meeting_vote v JOIN meeting_proxy p ON p.meeting_id = v.meeting_id
    WHERE v.id = NEW.vote_id AND p.member_id = NEW.person_id AND p.person_id = NEW.proxy_id AND p.served) THEN
    RAISE EXCEPTION 'nobody stands in for this member' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER meeting_ballot_by_proxy BEFORE INSERT OR UPDATE ON meeting_ballot
  FOR EACH ROW EXECUTE FUNCTION refuse_strange_proxy();

-- Whoever heads a council opens its secret votes, whatever else he is: for its own members, and in no box of
-- a residents' vote.
CREATE POLICY roll_add_council ON roll_entry FOR INSERT TO dure_app WITH CHECK (
  EXISTS (SELECT FROM council_post c JOIN council_seat s ON s.council_id = c.council_id AND upper_inf(s.recorded)
    WHERE c.person_id = (SELECT asking_person()) AND c.post IN ('CHAIR', 'VICE_CHAIR') AND upper_inf(c.recorded)
      AND c.programme_id = roll_entry.programme_id AND s.person_id = roll_entry.voter_id)
  AND NOT EXISTS (SELECT FROM campaign k WHERE k.poll_id = roll_entry.poll_id));
