-- Councils: how many are of either sex, for a balance nobody has to read a member's sex for; and forgetting.

CREATE POLICY council_sex_owner ON council_sex FOR SELECT TO dure_owner USING (true);
CREATE FUNCTION council_sexes(wanted uuid, day date, seen timestamptz)
RETURNS TABLE (female integer, male integer, appointed integer) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT count(*) FILTER (WHERE x.sex = 'FEMALE')::integer, count(*) FILTER (WHERE x.sex = 'MALE')::integer,
    count(*)::integer
  FROM council_seat s JOIN council c ON c.id = s.council_id
  LEFT JOIN council_sex x ON x.council_id = s.council_id AND x.person_id = s.person_id
  WHERE s.council_id = wanted AND s.capacity = 'APPOINTED' AND s.valid @> day AND s.recorded @> seen
    AND (c.dissolved_on IS NULL OR day < c.dissolved_on)
    AND (NOT s.ends_with_project OR c.project_ends_on IS NULL OR day < c.project_ends_on) $$;
REVOKE ALL ON FUNCTION council_sexes(uuid, date, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION council_sexes(uuid, date, timestamptz) TO dure_app;

-- Who sat keeps standing in the roster; of what sex, nobody knows a year after the last seat ended.
GRANT SELECT ON council, council_seat TO dure_retention;
GRANT SELECT, DELETE ON council_sex TO dure_retention;
CREATE POLICY council_sex_retention ON council_sex TO dure_retention USING (true);
GRANT CREATE ON SCHEMA public TO dure_retention;
SET LOCAL ROLE dure_retention;
CREATE FUNCTION erase_councils(dry boolean, days integer) RETURNS TABLE (rule text, due bigint, erased bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  today date := (dure_now() AT TIME ZONE 'Asia/Seoul')::date;
  many bigint;
BEGIN
  SELECT count(*) INTO many FROM council_sex x WHERE NOT council_sits_after(x.council_id, x.person_id, today - days);
  IF NOT dry THEN
    DELETE FROM council_sex x WHERE NOT council_sits_after(x.council_id, x.person_id, today - days);
  END IF;
  RETURN QUERY SELECT 'retention.councils', many, CASE WHEN dry THEN 0 ELSE many END;
END $$;
-- Whether somebody sits in a council on a day or later, as the roster is on record now.
CREATE FUNCTION council_sits_after(wanted uuid, person uuid, day date) RETURNS boolean LANGUAGE sql STABLE
SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM council_seat s JOIN council c ON c.id = s.council_id
    WHERE s.council_id = wanted AND s.person_id = person AND upper_inf(s.recorded)
      AND coalesce(least(upper(s.valid), c.dissolved_on,
        CASE WHEN s.ends_with_project THEN c.project_ends_on END), 'infinity') >= day) $$;
REVOKE ALL ON FUNCTION erase_councils(boolean, integer), council_sits_after(uuid, uuid, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_councils(boolean, integer) TO dure_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM dure_retention;
