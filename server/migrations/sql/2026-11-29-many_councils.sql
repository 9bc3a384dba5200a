-- The last number given to a meeting of a place: a figure without a meeting. Whoever prepares the next one may not
-- read what other councils of the place only prepare, and must not give its number again.
CREATE FUNCTION last_meeting_number(wanted uuid) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT coalesce(max(m.number), 0) FROM meeting m WHERE m.programme_id = wanted $$;
REVOKE ALL ON FUNCTION last_meeting_number(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION last_meeting_number(uuid) TO dure_app;
