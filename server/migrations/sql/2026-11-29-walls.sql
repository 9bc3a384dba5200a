-- The walls of the council's house: who sits, who prepares and audits, what of a meeting is public.
-- Written apart from the policies in code. Sets, not questions about one row: asked once for a statement.

-- An extra right by a grant, to an appointment or to the post of a body.
CREATE FUNCTION asking_granted(wanted text, programme uuid) RETURNS boolean LANGUAGE sql STABLE
SET search_path = public, pg_catalog AS $$
  SELECT EXISTS (
    SELECT FROM permission_grant g
      JOIN appointment a ON a.id = g.appointment_id OR (a.body_id = g.body_id AND a.role = g.role)
      JOIN appointment_term t ON t.appointment_id = a.id AND upper_inf(t.recorded) AND t.valid @> dure_now()
    WHERE a.person_id = asking_person() AND g.permission = wanted AND g.programme_id = programme
      AND upper_inf(g.recorded) AND g.valid @> dure_now()) $$;
-- Places where somebody prepares councils or audits; where he reads all minutes; where he appoints members.
CREATE FUNCTION council_places() RETURNS SETOF uuid LANGUAGE sql STABLE SET search_path = public, pg_catalog AS $$
  SELECT p.id FROM programme p WHERE asking_person() IS NOT NULL AND (
    asking_as(ARRAY['MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD', 'AUDITOR', 'ADMINISTRATOR'], p.id)
    OR asking_granted('council.form', p.id) OR asking_granted('record.read', p.id)
    OR asking_granted('minutes.write', p.id) OR asking_granted('minutes.publish', p.id)) $$;
CREATE FUNCTION minutes_places() RETURNS SETOF uuid LANGUAGE sql STABLE SET search_path = public, pg_catalog AS $$
  SELECT p.id FROM programme p WHERE asking_person() IS NOT NULL AND (
    asking_as(ARRAY['MINISTRY_OFFICER', 'COUNCIL_SECRETARY'], p.id) OR asking_granted('minutes.readAll', p.id))
  UNION SELECT council_places() $$;
CREATE FUNCTION appointing_places() RETURNS SETOF uuid LANGUAGE sql STABLE SET search_path = public, pg_catalog AS $$
  SELECT p.id FROM programme p WHERE asking_person() IS NOT NULL AND (
    asking_as(ARRAY['MUNICIPAL_HEAD'], p.id) OR asking_granted('council.appoint', p.id)) $$;

-- What these functions look at, they see as the owner: a wall does not ask itself.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['council_seat', 'council_post', 'council_roster', 'meeting', 'meeting_guest', 'meeting_proxy',
                              'meeting_entry', 'meeting_ballot', 'meeting_backing', 'minutes', 'minutes_hidden'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO dure_owner USING (true)', name || '_owner', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['council', 'council_seat'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO dure_retention USING (true)', name || '_retention', name);
  END LOOP;
END $$;
CREATE POLICY council_owner ON council FOR SELECT TO dure_owner USING (true);

-- Councils one sits in or attends, has sat in or attended: what they were told then, they keep.
CREATE FUNCTION my_councils() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT s.council_id FROM council_seat s WHERE s.person_id = asking_person()
  UNION SELECT p.council_id FROM council_post p WHERE p.person_id = asking_person() $$;
-- Councils whose papers one keeps or whose meetings one can chair.
CREATE FUNCTION my_desks() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT p.council_id FROM council_post p
  WHERE p.person_id = asking_person() AND p.post IN ('CHAIR', 'VICE_CHAIR', 'SECRETARY') $$;
-- Meetings one is within: of one's council, of those who prepare and audit, and of an accepted proxy.
CREATE FUNCTION meetings_within() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT m.id FROM meeting m WHERE asking_person() IS NOT NULL
    AND (m.council_id IN (SELECT my_councils()) OR m.programme_id IN (SELECT council_places()))
  UNION SELECT p.meeting_id FROM meeting_proxy p WHERE p.person_id = asking_person()
    AND p.accepted_at IS NOT NULL AND (p.withdrawn_at IS NULL OR p.served) $$;
-- With them those to which one is invited for an item: a guest comes and goes, and reads what the public reads.
CREATE FUNCTION meetings_attended() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT meetings_within()
  UNION SELECT g.meeting_id FROM meeting_guest g WHERE g.person_id = asking_person() $$;
-- Meetings whose every vote one reads: from the inside; once the minutes are confirmed, whoever reads all
-- minutes; once they are published, everybody, unless a name or a line of the votes is hidden in them.
CREATE FUNCTION meetings_told() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT meetings_within()
  UNION SELECT n.meeting_id FROM minutes n
    WHERE n.content IS NOT NULL AND n.programme_id IN (SELECT minutes_places())
  UNION SELECT n.meeting_id FROM minutes n
    WHERE n.state = 'PUBLISHED' AND n.publication <> 'WITHHELD' AND NOT EXISTS (
      SELECT FROM minutes_hidden h WHERE h.minutes_id = n.id AND h.lifted_at IS NULL
        AND (h.starts IS NULL OR EXISTS (SELECT FROM jsonb_array_elements(n.content -> 'lines') l
          WHERE l ->> 'key' = h.line AND l ->> 'field' = 'VOTES'))) $$;
-- Minutes whose drafts and gaps one reads.
CREATE FUNCTION minutes_within() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT n.id FROM minutes n WHERE n.meeting_id IN (SELECT meetings_within())
    OR n.programme_id IN (SELECT minutes_places()) $$;

-- For a verb that has to say "not of the council" and not "no such meeting".
CREATE FUNCTION meeting_stands(wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$ SELECT EXISTS (SELECT FROM meeting m WHERE m.id = wanted) $$;
-- Up to when the public knows of a council's roster: its last edition, or the last meeting it was called to.
CREATE FUNCTION roster_told(wanted uuid) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT greatest(
    (SELECT max(r.published_at) FROM council_roster r WHERE r.council_id = wanted),
    (SELECT max(coalesce(m.closed_at, 'infinity')) FROM meeting m
      WHERE m.council_id = wanted AND m.state IN ('CALLED', 'OPEN', 'CLOSED'))) $$;
-- The log as the asker may read it: to others than those who read every vote it tells who came and went and
-- what was called, and neither grounds nor remarks.
CREATE FUNCTION meeting_log(wanted uuid) RETURNS SETOF meeting_entry LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT e.* FROM meeting_entry e
    WHERE e.meeting_id = wanted AND (asking_house() OR wanted IN (SELECT meetings_told()))
  UNION ALL
  SELECT e.id, e.programme_id, e.meeting_id, e.number, e.at, e.kind, e.person_id, e.item_id, e.vote_id, e.mode,
    CASE WHEN starts_with(e.kind, 'FLOOR_') THEN e.words ELSE '' END, NULL::uuid
  FROM meeting_entry e JOIN meeting m ON m.id = e.meeting_id
  WHERE e.meeting_id = wanted AND m.state <> 'PREPARED' AND e.kind <> 'REMARK'
    AND NOT asking_house() AND wanted NOT IN (SELECT meetings_told())
  ORDER BY 4 $$;
-- How many have voted, and how many demand a meeting: figures the public reads, without names.
CREATE FUNCTION ballots_cast(wanted uuid) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$ SELECT count(*)::integer FROM meeting_ballot b WHERE b.vote_id = wanted $$;
CREATE FUNCTION meeting_backers(wanted uuid) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$ SELECT count(*)::integer FROM meeting_backing b WHERE b.meeting_id = wanted $$;
-- That there are minutes is public; what they say, as far as the asker may read it.
CREATE FUNCTION minutes_told(wanted uuid[]) RETURNS SETOF minutes LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT told.* FROM minutes n, jsonb_populate_record(n, CASE
    WHEN asking_house() OR n.state = 'PUBLISHED' AND n.publication <> 'WITHHELD'
      OR n.id IN (SELECT minutes_within()) THEN '{}'::jsonb
    ELSE '{"content": null, "sha256": null}'::jsonb END) told
  WHERE n.meeting_id = ANY (wanted) OR n.id = ANY (wanted) $$;
-- Where the gaps of published minutes are, and why; never the salt, by which a guess could be tried.
CREATE FUNCTION gaps_told(wanted uuid) RETURNS SETOF minutes_hidden LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT told.* FROM minutes_hidden h JOIN minutes n ON n.id = h.minutes_id, jsonb_populate_record(h, CASE
    WHEN asking_house() OR h.minutes_id IN (SELECT minutes_within()) THEN '{}'::jsonb
    ELSE '{"salt": ""}'::jsonb END) told
  WHERE h.minutes_id = wanted AND (asking_house() OR n.id IN (SELECT minutes_within())
    OR n.state = 'PUBLISHED' AND n.publication <> 'WITHHELD')
  ORDER BY h.number $$;
REVOKE ALL ON FUNCTION my_councils(), my_desks(), meetings_within(), meetings_attended(), meetings_told(),
  minutes_within(), meeting_stands(uuid), roster_told(uuid), meeting_log(uuid), ballots_cast(uuid),
  meeting_backers(uuid), minutes_told(uuid[]), gaps_told(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION my_councils(), my_desks(), meetings_within(), meetings_attended(), meetings_told(),
  minutes_within(), meeting_stands(uuid), roster_told(uuid), meeting_log(uuid), ballots_cast(uuid),
  meeting_backers(uuid), minutes_told(uuid[]), gaps_told(uuid) TO dure_app;

-- A duty to report stays what it was found as; it is met once, and its receipt is confirmed once.
CREATE FUNCTION refuse_other_interest_duty() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE free text[] := ARRAY['bond', 'warned', 'met', 'met_at', 'received_at', 'received_by'];
BEGIN
  IF (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free)
    OR (OLD.met IS NOT NULL AND (NEW.met, NEW.met_at, NEW.bond) IS DISTINCT FROM (OLD.met, OLD.met_at, OLD.bond))
    OR (OLD.received_at IS NOT NULL
      AND (NEW.received_at, NEW.received_by) IS DISTINCT FROM (OLD.received_at, OLD.received_by))
    OR (NEW.received_at IS NOT NULL AND NEW.met IS DISTINCT FROM 'REPORTED') THEN
    RAISE EXCEPTION 'a duty to report is met once, and its receipt stays' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER interest_duty_stays BEFORE UPDATE ON interest_duty
  FOR EACH ROW EXECUTE FUNCTION refuse_other_interest_duty();
CREATE TRIGGER interest_duty_kept BEFORE DELETE ON interest_duty FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Working groups: in which somebody works or has worked; what a group reported stays, and is laid once.
CREATE POLICY working_group_member_owner ON working_group_member FOR SELECT TO dure_owner USING (true);
CREATE FUNCTION my_groups() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT w.group_id FROM working_group_member w WHERE w.person_id = asking_person() $$;
REVOKE ALL ON FUNCTION my_groups() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION my_groups() TO dure_app;
CREATE FUNCTION refuse_other_group_report() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (to_jsonb(NEW) - ARRAY['item_id', 'laid_at']) IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['item_id', 'laid_at'])
    OR OLD.item_id IS NOT NULL THEN
    RAISE EXCEPTION 'report % stays what it is', OLD.number USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER working_group_report_stays BEFORE UPDATE ON working_group_report
  FOR EACH ROW EXECUTE FUNCTION refuse_other_group_report();
CREATE TRIGGER working_group_report_kept BEFORE DELETE ON working_group_report
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
