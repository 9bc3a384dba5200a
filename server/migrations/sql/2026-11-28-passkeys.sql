-- Passkeys: a key stays the key it is and its count never goes back; they go with the person.

CREATE FUNCTION refuse_other_passkey() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.id <> OLD.id OR NEW.person_id <> OLD.person_id OR NEW.credential_id <> OLD.credential_id
    OR NEW.public_key <> OLD.public_key OR NEW.created_at <> OLD.created_at
    OR NEW.sign_count < OLD.sign_count OR OLD.removed_at IS NOT NULL THEN
    RAISE EXCEPTION 'passkey % stays what it is', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER passkey_stays BEFORE UPDATE ON passkey FOR EACH ROW EXECUTE FUNCTION refuse_other_passkey();

-- Forgetting a person takes his passkeys along: retention blanks the name, and this follows.
GRANT SELECT, DELETE ON passkey, passkey_challenge TO dure_retention;
CREATE POLICY passkey_retention ON passkey TO dure_retention USING (true);
CREATE POLICY passkey_challenge_retention ON passkey_challenge TO dure_retention USING (true);
CREATE FUNCTION forget_passkeys() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM passkey WHERE person_id = NEW.id;
  DELETE FROM passkey_challenge WHERE person_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER person_forgotten AFTER UPDATE OF legal_name ON person FOR EACH ROW
  WHEN (NEW.legal_name = '' AND OLD.legal_name <> '') EXECUTE FUNCTION forget_passkeys();
