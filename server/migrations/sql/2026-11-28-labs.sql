-- Living labs: the seed of the lot behind the box's role, and who reads what before it is told.

-- The database's own numbers and hours; what is past is not changed.
GRANT SELECT ON living_lab TO dure_box;
GRANT CREATE ON SCHEMA public TO dure_box;
ALTER TABLE lot_secret OWNER TO dure_box;
SET LOCAL ROLE dure_box;
CREATE FUNCTION lot_seal(wanted uuid) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  made bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
BEGIN
  INSERT INTO lot_secret (subject_id, seed) VALUES (wanted, made);
  RETURN encode(sha256(made), 'hex');
END $$;
CREATE FUNCTION lot_lay_open(wanted uuid) RETURNS bytea LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM living_lab l WHERE l.id = wanted AND l.apply_until <= dure_now()) THEN
    RAISE EXCEPTION 'the lot is laid open after the hour of the call' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN (SELECT s.seed FROM lot_secret s WHERE s.subject_id = wanted);
END $$;
REVOKE ALL ON FUNCTION lot_seal(uuid), lot_lay_open(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lot_seal(uuid), lot_lay_open(uuid) TO dure_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM dure_box;

-- For policies and counts that may not read the table they guard.
CREATE POLICY lab_application_owner ON lab_application FOR SELECT TO dure_owner USING (true);
CREATE POLICY lab_judgement_owner ON lab_judgement FOR SELECT TO dure_owner USING (true);
CREATE FUNCTION applied_as(application uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM lab_application a WHERE a.id = application AND a.person_id = asking_person()) $$;
-- The seats of a lab, by groups: numbers alone, told to everybody once the lot is drawn.
CREATE FUNCTION lab_pool(lab uuid) RETURNS TABLE (number integer, sex text, age_band text, area integer,
  state text, rank integer) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.number, a.sex, a.age_band, a.area, a.state, a.rank FROM lab_application a
  JOIN living_lab l ON l.id = a.lab_id
  WHERE a.lab_id = lab AND a.rank IS NOT NULL AND l.lot_seed IS NOT NULL ORDER BY a.number $$;
-- A number nobody has: at random, so that the order of applications tells nothing, and of four digits
-- until there are thousands. The caller holds the lock of the lab.
CREATE FUNCTION lab_free_number(lab uuid) RETURNS integer LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  many integer := (SELECT count(*) FROM lab_application a WHERE a.lab_id = lab);
  chance bytea;
  drawn integer;
BEGIN
  LOOP
    chance := uuid_send(gen_random_uuid());
    drawn := 1000 + ((get_byte(chance, 0) << 16) + (get_byte(chance, 1) << 8) + get_byte(chance, 2))
      % greatest(9000, many * 9);
    EXIT WHEN NOT EXISTS (SELECT FROM lab_application a WHERE a.lab_id = lab AND a.number = drawn);
  END LOOP;
  RETURN drawn;
END $$;
CREATE FUNCTION lab_judged(lab uuid) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT count(*)::integer FROM lab_judgement j JOIN lab_application a ON a.id = j.application_id
  WHERE j.lab_id = lab AND a.state = 'SEATED' $$;
REVOKE ALL ON FUNCTION applied_as(uuid), lab_pool(uuid), lab_judged(uuid), lab_free_number(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION applied_as(uuid), lab_pool(uuid), lab_judged(uuid), lab_free_number(uuid) TO dure_app;

CREATE FUNCTION refuse_locked_judgement() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM living_lab WHERE id = NEW.lab_id AND state = 'REVIEW';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the verdicts of lab % are locked', NEW.lab_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lab_judgement_locked BEFORE INSERT OR UPDATE ON lab_judgement
  FOR EACH ROW EXECUTE FUNCTION refuse_locked_judgement();

-- After a year nobody knows who applied: numbers, groups and verdicts stay as the record of the lot.
GRANT SELECT ON living_lab TO dure_retention;
GRANT SELECT, UPDATE (person_id, applied_at, ended_at) ON lab_application TO dure_retention;
CREATE POLICY lab_application_retention ON lab_application TO dure_retention USING (true) WITH CHECK (true);
GRANT CREATE ON SCHEMA public TO dure_retention;
SET LOCAL ROLE dure_retention;
CREATE FUNCTION erase_labs(dry boolean, labs integer) RETURNS TABLE (rule text, due bigint, erased bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  today date := (dure_now() AT TIME ZONE 'Asia/Seoul')::date;
  over uuid[];
BEGIN
  SELECT coalesce(array_agg(a.id), '{}') INTO over FROM lab_application a
  JOIN living_lab l ON l.id = a.lab_id
  WHERE a.person_id IS NOT NULL AND l.concluded_on < today - labs;
  IF NOT dry THEN
    -- The moments go as well: they would lead from the record of an act to the number.
    UPDATE lab_application SET person_id = NULL, applied_at = l.called_at, ended_at = NULL
    FROM living_lab l WHERE l.id = lab_id AND lab_application.id = ANY (over);
  END IF;
  RETURN QUERY SELECT 'retention.labs', cardinality(over)::bigint,
    CASE WHEN dry THEN 0 ELSE cardinality(over)::bigint END;
END $$;
REVOKE ALL ON FUNCTION erase_labs(boolean, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_labs(boolean, integer) TO dure_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM dure_retention;
