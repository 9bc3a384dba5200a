-- Whom the chair has named presides where neither chair is there: he reads what whoever presides has to read,
-- and opens secret votes. The chair alone names him.
CREATE FUNCTION my_chairs() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT p.council_id FROM council_post p
  WHERE p.person_id = asking_person() AND p.post = 'CHAIR' AND upper_inf(p.recorded)
    AND p.valid @> (dure_now() AT TIME ZONE 'Asia/Seoul')::date $$;
REVOKE ALL ON FUNCTION my_chairs() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION my_chairs() TO dure_app;
CREATE POLICY council_post_stand_in_add ON council_post FOR INSERT TO dure_app
  WITH CHECK (post = 'STAND_IN' AND council_id IN (SELECT my_chairs()));
CREATE POLICY council_post_stand_in_change ON council_post FOR UPDATE TO dure_app
  USING (post = 'STAND_IN' AND council_id IN (SELECT my_chairs()))
  WITH CHECK (post = 'STAND_IN' AND council_id IN (SELECT my_chairs()));

CREATE OR REPLACE FUNCTION my_desks() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT p.council_id FROM council_post p
  WHERE p.person_id = asking_person() AND p.post IN ('CHAIR', 'VICE_CHAIR', 'STAND_IN', 'SECRETARY') $$;

DROP POLICY roll_add_council ON roll_entry;
CREATE POLICY roll_add_council ON roll_entry FOR INSERT TO dure_app WITH CHECK (
  EXISTS (SELECT FROM council_post c JOIN council_seat s ON s.council_id = c.council_id AND upper_inf(s.recorded)
    WHERE c.person_id = (SELECT asking_person()) AND c.post IN ('CHAIR', 'VICE_CHAIR', 'STAND_IN')
      AND upper_inf(c.recorded)
      AND c.programme_id = roll_entry.programme_id AND s.person_id = roll_entry.voter_id)
  AND NOT EXISTS (SELECT FROM campaign k WHERE k.poll_id = roll_entry.poll_id));

DROP POLICY meeting_letter_read ON meeting_letter;
CREATE POLICY meeting_letter_read ON meeting_letter FOR SELECT TO dure_app USING (
  (SELECT asking_house())
  OR proxy_id IN (SELECT p.id FROM meeting_proxy p
    WHERE (SELECT asking_person()) IN (p.member_id, p.person_id))
  OR proxy_id IN (SELECT p.id FROM meeting_proxy p JOIN meeting m ON m.id = p.meeting_id
    WHERE m.council_id IN (SELECT my_desks()))
  OR asking_as(ARRAY['AUDITOR'], programme_id));

-- A group's report is laid once, and once more where the item it lay before was dropped.
CREATE OR REPLACE FUNCTION refuse_other_group_report() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  IF (to_jsonb(NEW) - ARRAY['item_id', 'laid_at']) IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['item_id', 'laid_at'])
    OR (OLD.item_id IS NOT NULL AND NOT EXISTS (
      SELECT FROM meeting_item i WHERE i.id = OLD.item_id AND i.state = 'TAKEN_OFF')) THEN
    RAISE EXCEPTION 'report % stays what it is', OLD.number USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
