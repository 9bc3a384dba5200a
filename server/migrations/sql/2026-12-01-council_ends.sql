-- A council is over, and a term that lasts until completion with it, for whoever reads the roster as it was on
-- record since: who sat in a meeting of that very day has sat in it, as its minutes and certificates say.
-- Row security is forced on councils and lets their owner only read them: without this the rows stay as they are.
ALTER TABLE council NO FORCE ROW LEVEL SECURITY;
UPDATE council c SET dissolved_at = coalesce(
  (SELECT max(e.recorded_at) FROM event e WHERE e.subject_id = c.id AND e.kind = 'council.dissolved'),
  c.dissolved_on::timestamp AT TIME ZONE 'Asia/Seoul') WHERE c.dissolved_on IS NOT NULL;
UPDATE council c SET project_end_noted_at = coalesce(
  (SELECT max(e.recorded_at) FROM event e WHERE e.subject_id = c.id AND e.kind = 'council.completion_noted'),
  c.project_ends_on::timestamp AT TIME ZONE 'Asia/Seoul') WHERE c.project_ends_on IS NOT NULL;
ALTER TABLE council FORCE ROW LEVEL SECURITY;
ALTER TABLE council ADD CONSTRAINT ck_council_ends_on_record CHECK (
  (dissolved_on IS NULL) = (dissolved_at IS NULL)
  AND (project_ends_on IS NULL) = (project_end_noted_at IS NULL));

DROP FUNCTION council_sexes(uuid, date, timestamptz);
-- `ends_seen` is the moment as of which the ends of council and project are read: the public is told of them at
-- once, whichever edition of the roster it reads.
CREATE FUNCTION council_sexes(wanted uuid, day date, seen timestamptz, ends_seen timestamptz)
RETURNS TABLE (female integer, male integer, appointed integer) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT count(*) FILTER (WHERE x.sex = 'FEMALE')::integer, count(*) FILTER (WHERE x.sex = 'MALE')::integer,
    count(*)::integer
  FROM council_seat s JOIN council c ON c.id = s.council_id
  LEFT JOIN council_sex x ON x.council_id = s.council_id AND x.person_id = s.person_id
  WHERE s.council_id = wanted AND s.capacity = 'APPOINTED' AND s.valid @> day AND s.recorded @> seen
    AND (c.dissolved_at IS NULL OR ends_seen < c.dissolved_at OR day < c.dissolved_on)
    AND (NOT s.ends_with_project OR c.project_end_noted_at IS NULL OR ends_seen < c.project_end_noted_at
      OR day < c.project_ends_on) $$;
REVOKE ALL ON FUNCTION council_sexes(uuid, date, timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION council_sexes(uuid, date, timestamptz, timestamptz) TO dure_app;
