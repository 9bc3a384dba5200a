-- Amounts come with the operation that sets them, in one act, and of an instrument that is drafted.
CREATE FUNCTION refuse_stray_amount() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM amendment_operation o JOIN agreement a ON a.id = o.agreement_id
  WHERE o.clause_id = NEW.clause_id AND o.agreement_id = NEW.agreement_id AND o.kind = 'MONEY'
    AND a.state IN ('DRAFT', 'NEGOTIATING') AND o.xmin = pg_current_xact_id()::xid;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'clause % sets no amount', NEW.clause_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER amendment_amount_of_its_own BEFORE INSERT ON amendment_amount
  FOR EACH ROW EXECUTE FUNCTION refuse_stray_amount();
