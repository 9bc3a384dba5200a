-- What was read out of a document is of no use once its file is let go, by whomever.

CREATE FUNCTION stored_file_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.words := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER stored_file_gone BEFORE UPDATE ON stored_file
  FOR EACH ROW WHEN (NEW.state = 'GONE') EXECUTE FUNCTION stored_file_gone();
