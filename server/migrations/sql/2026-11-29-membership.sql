-- An amendment lets parties in and lets them go: the instrument is between those who will be the parties, and
-- what it amends is between them from the transaction on that puts it in force.

-- Between whom an instrument is: the parties of what it amends, with who joins and without who leaves by it.
CREATE FUNCTION instrument_parties(instrument uuid) RETURNS uuid[] LANGUAGE sql STABLE
  SET search_path = public, pg_temp AS $$
  WITH said AS (
    SELECT o.kind, o.party_id FROM amendment_operation o JOIN clause c ON c.id = o.clause_id
    WHERE o.agreement_id = instrument AND o.party_id IS NOT NULL AND c.removed_at IS NULL)
  SELECT ARRAY(
    (SELECT unnest(b.parties) FROM agreement a JOIN agreement b ON b.id = a.amends_id WHERE a.id = instrument
     UNION SELECT party_id FROM said WHERE kind = 'JOIN')
    EXCEPT SELECT party_id FROM said WHERE kind = 'LEAVE') $$;

CREATE OR REPLACE FUNCTION refuse_stray_party_change() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
DECLARE
  about agreement%ROWTYPE;
  inside uuid[];
  leads uuid;
BEGIN
  SELECT * INTO about FROM agreement a
  WHERE a.id = NEW.agreement_id AND a.programme_id = NEW.programme_id AND a.parties = NEW.before;
  IF about.state = 'IN_FORCE' THEN
    -- By an instrument that comes in force in this transaction.
    PERFORM FROM amendment m JOIN agreement i ON i.id = m.agreement_id
    WHERE asking_house() AND m.base_id = coalesce(about.amends_id, about.id) AND m.in_force_on IS NOT NULL
      AND m.xmin = pg_current_xact_id()::xid AND NEW.after @> i.parties AND NEW.after <@ i.parties;
  ELSIF about.state IN ('DRAFT', 'NEGOTIATING') AND about.amends_id IS NOT NULL THEN
    inside := instrument_parties(about.id);
    PERFORM WHERE NEW.after @> inside AND NEW.after <@ inside;
  ELSIF about.state IN ('DRAFT', 'NEGOTIATING') THEN
    SELECT array_agg(p.body_id), (array_agg(p.body_id) FILTER (WHERE p.lead))[1] INTO inside, leads
    FROM consortium_party p WHERE p.consortium_id = about.consortium_id AND upper_inf(p.recorded)
      AND p.valid @> (dure_now() AT TIME ZONE 'Asia/Seoul')::date;
    PERFORM WHERE (NEW.after @> inside AND NEW.after <@ inside)
      OR (asking_house() AND NEW.changed_by = leads AND leads <> ALL (NEW.before)
        AND NEW.after = leads || NEW.before);
  ELSE
    PERFORM WHERE false;
  END IF;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'agreement % is not between others today', NEW.agreement_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- Who reads without being a party was one until now, or joins by an instrument; who was let go reads on.
CREATE OR REPLACE FUNCTION refuse_other_agreement() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
DECLARE free text[] := ARRAY['state', 'title', 'version', 'put_at', 'parties', 'readers'];
BEGIN
  IF (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free) OR NEW.version < OLD.version
    OR (NEW.parties <> OLD.parties AND NOT EXISTS (
      SELECT FROM agreement_party_change c WHERE c.agreement_id = NEW.id
        AND c.xmin = pg_current_xact_id()::xid AND c.before = OLD.parties AND c.after = NEW.parties))
    OR (NEW.readers <> OLD.readers AND (
      EXISTS (
        SELECT FROM unnest(NEW.readers) AS named(body) WHERE body <> ALL (OLD.readers) AND NOT EXISTS (
          SELECT FROM amendment_operation o JOIN agreement i ON i.id = o.agreement_id
          WHERE o.party_id = body AND i.amends_id = coalesce(NEW.amends_id, NEW.id)))
      OR EXISTS (
        SELECT FROM unnest(OLD.readers) AS named(body)
        WHERE NEW.amends_id IS NULL AND body <> ALL (NEW.readers) AND body <> ALL (NEW.parties) AND EXISTS (
          SELECT FROM agreement_party_change c
          WHERE c.agreement_id = NEW.id AND body = ANY (c.before) AND body <> ALL (c.after)))))
  THEN
    RAISE EXCEPTION 'agreement % stays what it is', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- Who reads what is in force beside its parties, and nothing of how it was negotiated.
ALTER POLICY agreement_read ON agreement USING (
  reads_negotiation(parties, programme_id)
  OR (state = 'IN_FORCE' AND (asking_as(ARRAY['MINISTRY_OFFICER'], programme_id)
    OR speaks_for(readers, programme_id))));
-- To hold it still while one acts on an obligation that survives; a change it may not write (the check stays).
ALTER POLICY agreement_change ON agreement USING (
  (SELECT asking_house()) OR speaks_for(parties, programme_id)
  OR asking_as(ARRAY['MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD'], programme_id)
  OR (state = 'IN_FORCE' AND speaks_for(readers, programme_id)));
DO $$
DECLARE
  told CONSTANT text := 'IN (SELECT a.id FROM agreement a WHERE reads_negotiation(a.parties, a.programme_id)'
    || ' OR (a.state = ''IN_FORCE'' AND speaks_for(a.readers, a.programme_id)))';
  one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['clause', 'clause_version', 'clause_effect', 'duty_none'] LOOP
    EXECUTE format('ALTER POLICY %1$I ON %2$I USING (agreement_id %3$s)', one || '_read', one, told);
  END LOOP;
END $$;
-- Who is let go acts on what it owes and is owed still.
DO $$
DECLARE
  writes CONSTANT text := 'agreement_id IN (SELECT a.id FROM agreement a WHERE (SELECT asking_house())'
    || ' OR speaks_for(a.parties, a.programme_id)'
    || ' OR asking_as(ARRAY[''MUNICIPAL_OFFICER'', ''MUNICIPAL_HEAD''], a.programme_id)'
    || ' OR (a.state = ''IN_FORCE'' AND speaks_for(a.readers, a.programme_id)'
    || ' AND speaks_for(ARRAY[duty.debtor_id, duty.creditor_id], a.programme_id)))';
BEGIN
  EXECUTE format('ALTER POLICY duty_change ON duty USING (%1$s) WITH CHECK (%1$s)', writes);
END $$;
