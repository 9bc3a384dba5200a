-- Who was let go by an amendment is a side of disputes about what it owes and is owed still, and reads of what
-- was done about the obligations those that are its own: nothing that goes on between the others.

-- Who is to come in by an instrument that is drafted reads the whole register beforehand.
CREATE FUNCTION comes_in(base uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM agreement i
    WHERE i.amends_id = base AND i.state <> 'IN_FORCE' AND speaks_for(i.parties, i.programme_id)) $$;

-- An obligation itself stays readable beside the agreement: due days count from the others' being done.
DO $$
DECLARE
  whole CONSTANT text := 'agreement_id IN (SELECT a.id FROM agreement a'
    || ' WHERE reads_negotiation(a.parties, a.programme_id)'
    || ' OR (a.state = ''IN_FORCE'' AND (asking_as(ARRAY[''MINISTRY_OFFICER''], a.programme_id)'
    || ' OR (speaks_for(a.readers, a.programme_id) AND comes_in(coalesce(a.amends_id, a.id))))))';
  own CONSTANT text := 'duty_id IN (SELECT d.id FROM duty d'
    || ' WHERE speaks_for(ARRAY[d.debtor_id, d.creditor_id], d.programme_id))';
BEGIN
  EXECUTE format(
    'ALTER POLICY duty_step_read ON duty_step USING (%s OR (agreement_id IN (SELECT a.id FROM agreement a) AND (%s'
    || ' OR duty_id IN (SELECT m.duty_id FROM dispute_matter m))))', whole, own);
END $$;

-- A side reads its dispute after it was let go, and moves it as before.
ALTER POLICY dispute_read ON dispute USING (
  (SELECT asking_house()) OR speaks_for(sides, programme_id)
  OR agreement_id IN (SELECT a.id FROM agreement a WHERE speaks_for(a.parties, a.programme_id)));
ALTER POLICY dispute_add ON dispute WITH CHECK (
  ((SELECT asking_house()) OR agreement_id IN (
    SELECT a.id FROM agreement a WHERE speaks_for(a.parties || a.readers, a.programme_id)))
  AND ((SELECT asking_house()) OR speaks_for(ARRAY[opened_by], programme_id)));

-- The numbers of disputes one reads have gaps; the next one is after the last of all.
CREATE POLICY dispute_owner ON dispute FOR SELECT TO CURRENT_USER USING (true);
CREATE FUNCTION last_dispute(agreement uuid) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT coalesce(max(d.number), 0) FROM dispute d WHERE d.agreement_id = agreement $$;
REVOKE ALL ON FUNCTION last_dispute(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION last_dispute(uuid) TO dure_app;

-- Who was a party before, whoever asks: how parties changed is read by who negotiates.
CREATE FUNCTION parties_before(agreement uuid) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT one.body), '{}')
  FROM agreement_party_change c, unnest(c.before) AS one(body) WHERE c.agreement_id = agreement $$;
REVOKE ALL ON FUNCTION parties_before(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION parties_before(uuid) TO dure_app;

-- Until when who is out answers for what it owed, whoever asks: a claim may come from who joined later.
CREATE POLICY consortium_change_owner ON consortium_change FOR SELECT TO CURRENT_USER USING (true);
CREATE FUNCTION answers_until(consortium uuid, bodies uuid[]) RETURNS date LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT max(c.liable_until) FROM consortium_change c
  WHERE c.consortium_id = consortium AND c.subject_id = ANY (bodies) AND c.state = 'CARRIED' $$;
REVOKE ALL ON FUNCTION answers_until(uuid, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION answers_until(uuid, uuid[]) TO dure_app;

CREATE OR REPLACE FUNCTION refuse_stray_dispute() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM agreement a
  WHERE a.id = NEW.agreement_id AND a.programme_id = NEW.programme_id
    AND a.state = 'IN_FORCE' AND NEW.sides <@ (a.parties || a.readers);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'dispute % is of no agreement in force', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- A dispute with one who is no party is about obligations alone, each of them owed by him or to him.
CREATE FUNCTION refuse_dispute_with_no_party() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
DECLARE
  outside uuid[];
BEGIN
  SELECT ARRAY(SELECT unnest(NEW.sides) EXCEPT SELECT unnest(a.parties)) INTO outside
  FROM agreement a WHERE a.id = NEW.agreement_id;
  IF outside = '{}' THEN
    RETURN NULL;
  END IF;
  IF NOT EXISTS (SELECT FROM dispute_matter m WHERE m.dispute_id = NEW.id) OR EXISTS (
    SELECT FROM dispute_matter m LEFT JOIN duty d ON d.id = m.duty_id
    WHERE m.dispute_id = NEW.id
      AND (d.id IS NULL OR NOT (outside <@ ARRAY[d.debtor_id, d.creditor_id])
        OR EXISTS (SELECT FROM duty_end e WHERE e.duty_id = d.id))) THEN
    RAISE EXCEPTION 'dispute % is with one who is no party of it', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER dispute_with_its_sides AFTER INSERT ON dispute DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION refuse_dispute_with_no_party();
