-- Annexes: each is the next version of its number, comes with what it undoes, and is frozen with its agreement.

-- The next version of its number, of the same clause, with the digest of the file that hangs on it. Before the
-- parties it comes in the transaction that gives the clause (or, of the whole, each clause) its next version.
CREATE FUNCTION refuse_other_annex() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  before agreement_annex%ROWTYPE;
BEGIN
  SELECT * INTO before FROM agreement_annex x
  WHERE x.agreement_id = NEW.agreement_id AND x.number = NEW.number ORDER BY x.version DESC LIMIT 1;
  PERFORM FROM agreement a WHERE a.id = NEW.agreement_id AND a.programme_id = NEW.programme_id
    AND NEW.version = 1 + coalesce(before.version, 0)
    AND (before.id IS NULL OR before.clause_id IS NOT DISTINCT FROM NEW.clause_id)
    AND (before.id IS NOT NULL OR NEW.number = 1 + (
      SELECT count(DISTINCT x.number) FROM agreement_annex x WHERE x.agreement_id = a.id))
    AND (NEW.clause_id IS NULL OR EXISTS (
      SELECT FROM clause c WHERE c.id = NEW.clause_id AND c.agreement_id = a.id AND c.removed_at IS NULL))
    AND (NEW.file_id IS NULL OR EXISTS (
      SELECT FROM stored_file f WHERE f.id = NEW.file_id AND f.sha256 = NEW.sha256 AND f.size = NEW.size
        AND f.kind = NEW.file_kind AND f.state = 'BOUND'))
    AND (a.state = 'DRAFT' OR NOT EXISTS (
      SELECT FROM clause c JOIN clause_version v ON v.clause_id = c.id AND v.number = c.version
      WHERE c.agreement_id = a.id AND c.removed_at IS NULL AND c.id = coalesce(NEW.clause_id, c.id)
        AND v.xmin <> pg_current_xact_id()::xid));
  IF NOT FOUND THEN
    RAISE EXCEPTION 'annex % of agreement % does not come like this', NEW.number, NEW.agreement_id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_annex_next BEFORE INSERT ON agreement_annex
  FOR EACH ROW EXECUTE FUNCTION refuse_other_annex();
CREATE TRIGGER agreement_annex_in_time BEFORE INSERT ON agreement_annex
  FOR EACH ROW EXECUTE FUNCTION refuse_to_frozen_agreement();

-- The file of an annex is what it is: its digest was read, and perhaps signed. Who owns the tables looks past
-- the walls of reading for it, so that no annex is out of its sight.
CREATE POLICY agreement_annex_owner ON agreement_annex FOR SELECT TO CURRENT_USER USING (true);
CREATE FUNCTION refuse_other_annex_file() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.state, NEW.kind, NEW.size, NEW.sha256) IS DISTINCT FROM (OLD.state, OLD.kind, OLD.size, OLD.sha256)
    AND EXISTS (SELECT FROM agreement_annex x WHERE x.file_id = OLD.id) THEN
    RAISE EXCEPTION 'file % is an annex', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stored_file_of_annex BEFORE UPDATE ON stored_file
  FOR EACH ROW EXECUTE FUNCTION refuse_other_annex_file();

-- What is frozen names every annex that stands, by number, size and digest.
CREATE FUNCTION refuse_edition_without_annex() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
DECLARE
  told jsonb := coalesce(convert_from(NEW.content, 'UTF8')::jsonb -> 'annexes', '[]');
BEGIN
  PERFORM FROM agreement_annex x
  WHERE x.agreement_id = NEW.agreement_id AND x.file_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM agreement_annex n
      WHERE n.agreement_id = x.agreement_id AND n.number = x.number AND n.version > x.version)
    AND NOT EXISTS (SELECT FROM clause c WHERE c.id = x.clause_id AND c.removed_at IS NOT NULL)
    AND NOT told @> jsonb_build_array(jsonb_build_object(
      'number', x.number, 'version', x.version, 'size', x.size, 'sha256', x.sha256));
  IF FOUND THEN
    RAISE EXCEPTION 'edition % leaves out an annex', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_edition_annexes BEFORE INSERT ON agreement_edition
  FOR EACH ROW EXECUTE FUNCTION refuse_edition_without_annex();
