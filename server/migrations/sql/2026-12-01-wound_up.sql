-- What a council that is over left undone the head of the local government that formed it postpones or lets lapse
-- (Act, Article 24(1)): nobody sits in it any more.
CREATE FUNCTION councils_to_wind_up() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT c.id FROM council c WHERE c.dissolved_on IS NOT NULL
    AND c.programme_id IN (SELECT appointing_places()) $$;
REVOKE ALL ON FUNCTION councils_to_wind_up() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION councils_to_wind_up() TO dure_app;

ALTER POLICY decision_change ON decision WITH CHECK (
  (SELECT asking_house()) OR council_id IN (SELECT my_councils()) OR council_id IN (SELECT councils_to_wind_up())
  OR EXISTS (SELECT FROM appointment a WHERE a.person_id = (SELECT asking_person())
    AND (a.id = decision.owner_appointment_id OR a.body_id = decision.owner_id)));
ALTER POLICY decision_step_add ON decision_step WITH CHECK (
  (SELECT asking_house())
  OR decision_id IN (SELECT d.id FROM decision d WHERE d.council_id IN (SELECT my_councils())
    OR d.council_id IN (SELECT councils_to_wind_up()))
  OR decision_id IN (SELECT d.id FROM decision d
    JOIN appointment a ON a.id = d.owner_appointment_id OR a.body_id = d.owner_id
    WHERE a.person_id = (SELECT asking_person())));

-- What a council took up before it could be its own to carry out was to become that with 20261129zq; row security
-- is forced on decisions, and their owner changed none of them.
ALTER TABLE decision NO FORCE ROW LEVEL SECURITY;
ALTER TABLE meeting_item NO FORCE ROW LEVEL SECURITY;
UPDATE decision d SET by_council = true,
  state = CASE WHEN EXISTS (SELECT FROM meeting_item i WHERE i.taken_up_by = d.item_id
    AND i.state IN ('RESOLVED', 'REJECTED', 'DISCUSSED')) THEN 'DONE' ELSE 'OPEN' END
FROM meeting_item r WHERE r.id = d.item_id AND r.asked = 'TAKE_UP' AND d.state = 'UNASSIGNED';
ALTER TABLE meeting_item FORCE ROW LEVEL SECURITY;
ALTER TABLE decision FORCE ROW LEVEL SECURITY;
