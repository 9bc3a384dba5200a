-- The house brings a lead into an agreement that is negotiated, before the parties that are in already.
CREATE OR REPLACE FUNCTION refuse_stray_party_change() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
DECLARE
  inside uuid[];
  leads uuid;
BEGIN
  SELECT array_agg(p.body_id), (array_agg(p.body_id) FILTER (WHERE p.lead))[1] INTO inside, leads
  FROM consortium_party p JOIN agreement a ON a.consortium_id = p.consortium_id
  WHERE a.id = NEW.agreement_id AND upper_inf(p.recorded)
    AND p.valid @> (dure_now() AT TIME ZONE 'Asia/Seoul')::date;
  PERFORM FROM agreement a WHERE a.id = NEW.agreement_id AND a.programme_id = NEW.programme_id
    AND a.state IN ('DRAFT', 'NEGOTIATING') AND a.amends_id IS NULL AND a.parties = NEW.before
    AND ((NEW.after @> inside AND NEW.after <@ inside)
      OR (asking_house() AND NEW.changed_by = leads AND leads <> ALL (NEW.before)
        AND NEW.after = leads || NEW.before));
  IF NOT FOUND THEN
    RAISE EXCEPTION 'agreement % is not between others today', NEW.agreement_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
