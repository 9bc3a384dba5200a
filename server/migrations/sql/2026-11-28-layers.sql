-- Layers of talk and sealed offers: said once, withdrawn once; filed until the hour, judged at the commit too.

CREATE FUNCTION refuse_other_message() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.withdrawn_at IS NOT NULL OR (to_jsonb(NEW) - 'withdrawn_at') <> (to_jsonb(OLD) - 'withdrawn_at') THEN
      RAISE EXCEPTION 'message % stays as it was said', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  PERFORM FROM agreement a WHERE a.id = NEW.agreement_id AND a.programme_id = NEW.programme_id
    AND NEW.body_id = ANY (a.parties) AND (NEW.other_id IS NULL OR NEW.other_id = ANY (a.parties))
    AND (NEW.clause_id IS NULL
         OR EXISTS (SELECT FROM clause c WHERE c.id = NEW.clause_id AND c.agreement_id = a.id));
  IF NOT FOUND THEN
    RAISE EXCEPTION 'message % is between no parties of the agreement', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_message_said BEFORE INSERT OR UPDATE ON agreement_message
  FOR EACH ROW EXECUTE FUNCTION refuse_other_message();

-- At the write and once more at the commit: what is filed at the last moment is there at the hour, or not at all.
CREATE FUNCTION refuse_late_offer() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM sealed_call c JOIN agreement a ON a.id = c.agreement_id
  WHERE c.id = NEW.call_id AND c.programme_id = NEW.programme_id AND c.closes_at > dure_now()
    AND NEW.body_id = ANY (a.parties);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'call % takes no offer now', NEW.call_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sealed_offer_in_time BEFORE INSERT OR UPDATE ON sealed_offer
  FOR EACH ROW EXECUTE FUNCTION refuse_late_offer();
CREATE CONSTRAINT TRIGGER sealed_offer_committed AFTER INSERT OR UPDATE ON sealed_offer
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_late_offer();
