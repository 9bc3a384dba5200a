-- The database roles of Dure. Run once as a superuser, before the first migration; running it again
-- changes nothing.
--   dure_owner      owns tables and functions; only migrations use it
--   dure_app        the application: owns nothing, bypasses nothing
--   dure_box        owns the ballot box: its tables and the only functions that write or read them
--   dure_retention  alone may delete personal values when their time has come
DO $$
DECLARE wanted record;
BEGIN
  FOR wanted IN SELECT * FROM (VALUES
      ('dure_owner', 'LOGIN'), ('dure_app', 'LOGIN'), ('dure_box', 'NOLOGIN'), ('dure_retention', 'NOLOGIN')
    ) AS r(name, login)
  LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted.name) THEN
      EXECUTE format('CREATE ROLE %I %s NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS',
                     wanted.name, wanted.login);
    END IF;
  END LOOP;
END $$;
-- The owner hands the box's tables and functions over to the box when it migrates.
GRANT dure_box TO dure_owner WITH INHERIT FALSE, SET TRUE;
-- And the one function that erases to the role that alone may do it.
GRANT dure_retention TO dure_owner WITH INHERIT FALSE, SET TRUE;
