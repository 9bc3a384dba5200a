-- Gaps of minutes with their salt for whoever reads all of them, and of each gap that the public was shown
-- closed and is shown open since: the commitment is worth nothing to one who cannot compare it.
CREATE OR REPLACE FUNCTION gaps_told(wanted uuid) RETURNS SETOF minutes_hidden LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT told.* FROM minutes_hidden h JOIN minutes n ON n.id = h.minutes_id, jsonb_populate_record(h, CASE
    WHEN asking_house() OR h.minutes_id IN (SELECT minutes_within()) OR h.lifted_at > n.published_at
      THEN '{}'::jsonb
    ELSE '{"salt": ""}'::jsonb END) told
  WHERE h.minutes_id = wanted AND (asking_house() OR n.id IN (SELECT minutes_within())
    OR n.state = 'PUBLISHED' AND n.publication <> 'WITHHELD')
  ORDER BY h.number $$;
