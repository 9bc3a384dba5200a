-- Names of who signed go ten years after the project, or after a signing that came to nothing; what they did stays.

-- What the seals say of a name is its salted digest, which stays; of editions with a seal of before it is none.
ALTER TABLE agreement_signer ADD COLUMN digest text;
COMMENT ON COLUMN agreement_signer.digest IS 'of name and salt, which the seals say; none: they said the name itself';
COMMENT ON COLUMN agreement_signer.salt IS 'of the digest; taken away with the name';

GRANT SELECT (edition_id, ended_at) ON agreement_ending TO dure_retention;
GRANT SELECT (id, agreement_id) ON agreement_edition TO dure_retention;
GRANT SELECT (agreement_id, kind, happened_on) ON duty_fact TO dure_retention;
GRANT SELECT, UPDATE (name, salt) ON agreement_signer TO dure_retention;
GRANT SELECT (edition_id), DELETE ON agreement_signers_page TO dure_retention;
CREATE POLICY agreement_ending_retention ON agreement_ending FOR SELECT TO dure_retention USING (true);
CREATE POLICY agreement_edition_retention ON agreement_edition FOR SELECT TO dure_retention USING (true);
CREATE POLICY duty_fact_retention ON duty_fact FOR SELECT TO dure_retention USING (true);
CREATE POLICY agreement_signer_retention ON agreement_signer TO dure_retention USING (true) WITH CHECK (true);
CREATE POLICY agreement_signers_page_retention ON agreement_signers_page TO dure_retention USING (true);
GRANT CREATE ON SCHEMA public TO dure_retention;
SET LOCAL ROLE dure_retention;
-- The editions of a project that was completed or given up so long ago, and those that ended without effect.
CREATE FUNCTION editions_over(days integer) RETURNS SETOF uuid LANGUAGE sql STABLE
SET search_path = public, pg_temp AS $$
  SELECT e.id FROM agreement_edition e
  WHERE EXISTS (SELECT FROM duty_fact f WHERE f.agreement_id = e.agreement_id
      AND f.kind IN ('COMPLETION', 'ABANDONMENT')
      AND f.happened_on < (dure_now() AT TIME ZONE 'Asia/Seoul')::date - days)
    OR EXISTS (SELECT FROM agreement_ending x WHERE x.edition_id = e.id
      AND x.ended_at < dure_now() - make_interval(days => days)) $$;
CREATE FUNCTION erase_signers(dry boolean, days integer) RETURNS TABLE (rule text, due bigint, erased bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  many bigint;
BEGIN
  SELECT count(*) INTO many FROM agreement_signer s
  WHERE s.salt <> '' AND s.edition_id IN (SELECT editions_over(days));
  IF NOT dry THEN
    DELETE FROM agreement_signers_page p WHERE p.edition_id IN (SELECT editions_over(days));
    UPDATE agreement_signer SET name = '', salt = ''
    WHERE salt <> '' AND edition_id IN (SELECT editions_over(days));
  END IF;
  RETURN QUERY SELECT 'retention.signers', many, CASE WHEN dry THEN 0 ELSE many END;
END $$;
REVOKE ALL ON FUNCTION erase_signers(boolean, integer), editions_over(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_signers(boolean, integer) TO dure_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM dure_retention;
