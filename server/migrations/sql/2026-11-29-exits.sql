-- Who was let go of an agreement settles the public money of the time it was in, within what was signed then.

CREATE OR REPLACE FUNCTION refuse_stray_settlement() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM agreement a
  WHERE a.id = NEW.agreement_id AND a.programme_id = NEW.programme_id
    AND a.state = 'IN_FORCE' AND NEW.body_id = ANY (a.parties || parties_before(a.id));
  IF NOT FOUND THEN
    RAISE EXCEPTION 'settlement % is of no party of an agreement in force', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- The amounts of a version of a plan, for who pays it or has been in its consortium on any day: it signed them.
CREATE POLICY contribution_owner ON contribution FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY contribution_plan_version_owner ON contribution_plan_version FOR SELECT TO CURRENT_USER USING (true);
CREATE FUNCTION plan_as_signed(plan uuid, version integer) RETURNS SETOF contribution LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT c.* FROM contribution c
  JOIN contribution_plan_version v ON v.plan_id = c.plan_id AND v.version = plan_as_signed.version
  WHERE c.plan_id = plan AND c.recorded @> v.made_at
    AND (asking_house() OR reads_money(plan, c.programme_id)
      OR EXISTS (
        SELECT FROM consortium_party p
        WHERE p.consortium_id = plan AND speaks_for(ARRAY[p.body_id], c.programme_id))) $$;
REVOKE ALL ON FUNCTION plan_as_signed(uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION plan_as_signed(uuid, integer) TO dure_app;
