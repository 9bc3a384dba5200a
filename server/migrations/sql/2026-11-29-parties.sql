-- The parties of an agreement follow the consortium by a change on record, and with it ends what leavers said.

-- A change is written of an agreement in negotiation: from its parties to who is in the consortium today.
CREATE FUNCTION refuse_stray_party_change() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE inside uuid[];
BEGIN
  SELECT array_agg(p.body_id) INTO inside FROM consortium_party p JOIN agreement a ON a.consortium_id = p.consortium_id
  WHERE a.id = NEW.agreement_id AND upper_inf(p.recorded)
    AND p.valid @> (dure_now() AT TIME ZONE 'Asia/Seoul')::date;
  PERFORM FROM agreement a WHERE a.id = NEW.agreement_id AND a.programme_id = NEW.programme_id
    AND a.state IN ('DRAFT', 'NEGOTIATING') AND a.amends_id IS NULL AND a.parties = NEW.before
    AND NEW.after @> inside AND NEW.after <@ inside;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'agreement % is not between others today', NEW.agreement_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_party_change_true BEFORE INSERT ON agreement_party_change
  FOR EACH ROW EXECUTE FUNCTION refuse_stray_party_change();

-- Parties change with such a row of the same transaction, and with nothing else.
CREATE OR REPLACE FUNCTION refuse_other_agreement() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
DECLARE free text[] := ARRAY['state', 'title', 'version', 'put_at', 'parties'];
BEGIN
  IF (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free) OR NEW.version < OLD.version
    OR (NEW.parties <> OLD.parties AND NOT EXISTS (
      SELECT FROM agreement_party_change c WHERE c.agreement_id = NEW.id
        AND c.xmin = pg_current_xact_id()::xid AND c.before = OLD.parties AND c.after = NEW.parties)) THEN
    RAISE EXCEPTION 'agreement % stays what it is', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- A body that leaves by a change of this transaction: its sealed offers end, whatever the hour.
CREATE OR REPLACE FUNCTION refuse_late_offer() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NOT upper_inf(NEW.recorded) AND EXISTS (
    SELECT FROM agreement_party_change p JOIN sealed_call c ON c.agreement_id = p.agreement_id
    WHERE c.id = NEW.call_id AND p.xmin = pg_current_xact_id()::xid
      AND NEW.body_id = ANY (p.before) AND NEW.body_id <> ALL (p.after)) THEN
    RETURN NEW;
  END IF;
  PERFORM FROM sealed_call c JOIN agreement a ON a.id = c.agreement_id
  WHERE c.id = NEW.call_id AND c.programme_id = NEW.programme_id AND c.closes_at > dure_now()
    AND NEW.body_id = ANY (a.parties);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'call % takes no offer now', NEW.call_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- Nobody ends another's words; only who leaves loses its own, by a change of this transaction. It tells nothing,
-- so that nobody learns whether a leaver had filed a sealed offer.
CREATE POLICY agreement_party_change_owner ON agreement_party_change FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY clause_position_owner ON clause_position TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY role_voice_owner ON role_voice TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY sealed_offer_owner ON sealed_offer TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY sealed_call_owner ON sealed_call FOR SELECT TO CURRENT_USER USING (true);
CREATE FUNCTION end_words_of_leavers(change uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE
  at timestamptz;
  about uuid;
  gone uuid[];
BEGIN
  SELECT c.changed_at, c.agreement_id, ARRAY(SELECT unnest(c.before) EXCEPT SELECT unnest(c.after))
  INTO at, about, gone FROM agreement_party_change c
  WHERE c.id = change AND c.xmin = pg_current_xact_id()::xid;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'change % is not made now', change USING ERRCODE = 'restrict_violation';
  END IF;
  UPDATE clause_position SET recorded = tstzrange(lower(recorded), at)
  WHERE agreement_id = about AND body_id = ANY (gone) AND upper_inf(recorded);
  UPDATE role_voice SET recorded = tstzrange(lower(recorded), at)
  WHERE agreement_id = about AND party_id = ANY (gone) AND upper_inf(recorded);
  UPDATE sealed_offer SET recorded = tstzrange(lower(recorded), at)
  WHERE body_id = ANY (gone) AND upper_inf(recorded)
    AND call_id IN (SELECT c.id FROM sealed_call c WHERE c.agreement_id = about AND c.closes_at > dure_now());
END $$;
REVOKE ALL ON FUNCTION end_words_of_leavers(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION end_words_of_leavers(uuid) TO dure_app;
