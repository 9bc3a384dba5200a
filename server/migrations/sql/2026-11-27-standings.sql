-- Whoever was verified before belongs to the place by his address: that is what was checked.
ALTER TABLE verified_resident NO FORCE ROW LEVEL SECURITY;
ALTER TABLE resident_standing NO FORCE ROW LEVEL SECURITY;
INSERT INTO resident_standing (programme_id, person_id, kind, recorded)
SELECT programme_id, person_id, 'ADDRESS', tstzrange(verified_at, NULL) FROM verified_resident;
ALTER TABLE verified_resident FORCE ROW LEVEL SECURITY;
ALTER TABLE resident_standing FORCE ROW LEVEL SECURITY;

-- It goes with the rest of a person who has left.
DROP TRIGGER resident_standing_kept ON resident_standing;
CREATE TRIGGER resident_standing_kept BEFORE DELETE ON resident_standing
  FOR EACH ROW EXECUTE FUNCTION refuse_change_but_retention();
GRANT SELECT, DELETE ON resident_standing TO dure_retention;
CREATE POLICY resident_standing_retention ON resident_standing TO dure_retention USING (true);
GRANT CREATE ON SCHEMA public TO dure_retention;
SET LOCAL ROLE dure_retention;
DO $$
DECLARE
  last CONSTANT text := 'DELETE FROM verified_resident WHERE person_id = ANY (gone);';
  more CONSTANT text := 'DELETE FROM resident_standing WHERE person_id = ANY (gone);';
  was text := pg_get_functiondef(
    'erase_due(boolean, integer, integer, integer, integer, integer, integer)'::regprocedure);
BEGIN
  IF strpos(was, last) = 0 THEN
    RAISE EXCEPTION 'erase_due is not the function this migration knows';
  END IF;
  EXECUTE replace(was, last, last || E'\n    ' || more);
END $$;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM dure_retention;
