-- The money of a consortium: who reads and who writes it, and that a plan put forward stays as it is.

-- Who speaks for a party of today, who runs the programme for the city, who reads all agreements.
CREATE FUNCTION reads_money(plan uuid, programme uuid) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = public, pg_catalog AS $$
  SELECT asking_as(ARRAY['MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD', 'MINISTRY_OFFICER', 'AUDITOR'], programme)
    OR EXISTS (
      SELECT FROM consortium_party p
      WHERE p.consortium_id = plan AND upper_inf(p.recorded)
        AND p.valid @> (dure_now() AT TIME ZONE 'Asia/Seoul')::date
        AND speaks_for(ARRAY[p.body_id], programme)) $$;

-- Who speaks for the lead of today, and who runs the programme for the city.
CREATE FUNCTION writes_money(plan uuid, programme uuid) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = public, pg_catalog AS $$
  SELECT asking_as(ARRAY['MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD'], programme)
    OR EXISTS (
      SELECT FROM consortium_party p
      WHERE p.consortium_id = plan AND p.lead AND upper_inf(p.recorded)
        AND p.valid @> (dure_now() AT TIME ZONE 'Asia/Seoul')::date
        AND speaks_for(ARRAY[p.body_id], programme)) $$;

-- No amount of a plan that is put forward is set, and none ended.
CREATE FUNCTION refuse_frozen_money() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM contribution_plan WHERE id = NEW.plan_id AND state = 'DRAFT';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'plan % takes no amount now', NEW.plan_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contribution_frozen BEFORE INSERT OR UPDATE ON contribution
  FOR EACH ROW EXECUTE FUNCTION refuse_frozen_money();

-- A plan goes from version to version, and stays that of its consortium.
CREATE FUNCTION refuse_lost_version() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.version <> OLD.version + 1 OR NEW.changed_at <= OLD.changed_at
    OR NEW.id <> OLD.id OR NEW.programme_id <> OLD.programme_id THEN
    RAISE EXCEPTION 'plan % goes on from version %', OLD.id, OLD.version USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contribution_plan_goes_on BEFORE UPDATE ON contribution_plan
  FOR EACH ROW EXECUTE FUNCTION refuse_lost_version();
