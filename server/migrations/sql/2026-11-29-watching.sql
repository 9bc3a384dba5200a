CREATE POLICY meeting_item_owner ON meeting_item FOR SELECT TO dure_owner USING (true);

-- Meetings that are held now and that the asker does not watch unless he is of the council: by the rules they
-- opened under, or because the item that is called is heard in private; a guest watches the item he is invited
-- to. Written apart from the policies in code.
CREATE FUNCTION meetings_unwatched() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT m.id FROM meeting m
  WHERE m.state = 'OPEN' AND (
    coalesce(m.rules -> 'openness' -> 'says' ->> 0, 'OPEN_UNLESS_CLOSED') <> 'OPEN_UNLESS_CLOSED'
    OR 'DOORS_CLOSED' = (
      SELECT e.kind FROM meeting_entry e
      WHERE e.meeting_id = m.id AND e.kind IN ('ITEM_CALLED', 'ITEM_ENDED', 'DOORS_CLOSED')
      ORDER BY e.number DESC LIMIT 1))
    AND NOT EXISTS (
      SELECT FROM meeting_guest g JOIN meeting_item i ON i.id = g.item_id
      WHERE g.meeting_id = m.id AND g.person_id = asking_person() AND i.state = 'CALLED') $$;
-- How many have voted: a figure for whoever may know of the vote.
CREATE OR REPLACE FUNCTION ballots_cast(wanted uuid) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT count(*)::integer FROM meeting_ballot b JOIN meeting_vote v ON v.id = b.vote_id
  WHERE b.vote_id = wanted AND (asking_house() OR v.meeting_id IN (SELECT meetings_within())
    OR v.meeting_id NOT IN (SELECT meetings_unwatched())) $$;
REVOKE ALL ON FUNCTION meetings_unwatched() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION meetings_unwatched() TO dure_app;
