-- Answers leave their table without a name, for the map alone; sheets are blanked and else never change.

CREATE POLICY opinion_number ON opinion FOR SELECT TO dure_owner USING (true);

-- How many people have answered so many comments of an idea.
CREATE FUNCTION opinion_people(idea uuid, answers integer) RETURNS integer LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*)::integer FROM (
    SELECT FROM opinion o WHERE o.proposal_id = idea AND o.answer IS NOT NULL
    GROUP BY o.person_id HAVING count(*) >= answers) AS enough $$;

-- A row for each person who answered any of these comments as they stand: which, by their places from 1
-- on, and a sign for each: + agrees, - disagrees, 0 passes. Who it is, is not told.
CREATE FUNCTION opinion_rows(idea uuid, comments uuid[], versions integer[])
RETURNS TABLE (places integer[], signs text) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT array_agg(s.place::integer ORDER BY s.place), string_agg(s.sign, '' ORDER BY s.place)
  FROM (
    SELECT o.person_id, a.place,
      CASE o.answer WHEN 'AGREE' THEN '+' WHEN 'DISAGREE' THEN '-' ELSE '0' END AS sign
    FROM opinion o JOIN unnest(comments, versions) WITH ORDINALITY AS a (comment_id, version, place)
      ON a.comment_id = o.comment_id AND a.version = o.comment_version
    WHERE o.proposal_id = idea AND o.answer IS NOT NULL) s
  GROUP BY s.person_id $$;
REVOKE ALL ON FUNCTION opinion_people(uuid, integer), opinion_rows(uuid, uuid[], integer[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION opinion_people(uuid, integer), opinion_rows(uuid, uuid[], integer[]) TO dure_app;

GRANT SELECT, INSERT ON opinion_sheet TO dure_app;
CREATE FUNCTION refuse_all_but_blank_lines() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.map_id IS DISTINCT FROM OLD.map_id OR NEW.lines <> '' THEN
    RAISE EXCEPTION '% is never changed: it may only be blanked', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER opinion_sheet_blanking BEFORE UPDATE ON opinion_sheet
  FOR EACH ROW EXECUTE FUNCTION refuse_all_but_blank_lines();
CREATE TRIGGER opinion_sheet_kept BEFORE DELETE ON opinion_sheet
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER opinion_sheet_whole BEFORE TRUNCATE ON opinion_sheet
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Who leaves takes his answers along; with the idea go all of them, and the sheets of its maps. The maps
-- stay: they tell of groups alone.
GRANT SELECT, DELETE ON opinion TO dure_retention;
GRANT SELECT ON opinion_map TO dure_retention;
GRANT SELECT, UPDATE (lines) ON opinion_sheet TO dure_retention;
CREATE POLICY opinion_retention ON opinion TO dure_retention USING (true);
CREATE POLICY opinion_sheet_retention ON opinion_sheet TO dure_retention USING (true) WITH CHECK (true);
GRANT CREATE ON SCHEMA public TO dure_retention;
SET LOCAL ROLE dure_retention;
DO $$
DECLARE
  left_last CONSTANT text := 'DELETE FROM notice_setting WHERE person_id = ANY (gone);';
  left_more CONSTANT text := 'DELETE FROM opinion WHERE person_id = ANY (gone);';
  idea_last CONSTANT text := 'UPDATE proposal_draft SET lead_id = nobody WHERE id = ANY (ended);';
  idea_more CONSTANT text := 'DELETE FROM opinion WHERE proposal_id = ANY (ended);'
    ' UPDATE opinion_sheet SET lines = '''' WHERE lines <> '''' AND map_id IN ('
    'SELECT m.id FROM opinion_map m WHERE m.proposal_id = ANY (ended));';
  was text := pg_get_functiondef(
    'erase_due(boolean, integer, integer, integer, integer, integer, integer)'::regprocedure);
  beside text := pg_get_functiondef('erase_beside(uuid[])'::regprocedure);
BEGIN
  IF strpos(was, left_last) = 0 OR strpos(beside, idea_last) = 0 THEN
    RAISE EXCEPTION 'erase_due is not the function this migration knows';
  END IF;
  EXECUTE replace(was, left_last, left_last || E'\n    ' || left_more);
  EXECUTE replace(beside, idea_last, idea_last || E'\n  ' || idea_more);
END $$;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM dure_retention;
