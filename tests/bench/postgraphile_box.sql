-- The least that PostGraphile needs to take a vote as fairly as ours: who may vote is looked up, the
-- hour is checked, a receipt is given, and the row goes into a table with the same columns and indexes.
-- It makes one hash for the key where ours makes an HMAC, and locks no poll against its closing.
CREATE SCHEMA peer AUTHORIZATION peer;
CREATE TABLE peer.poll AS SELECT id, programme_id, state, opens_at, closes_at FROM poll;
ALTER TABLE peer.poll ADD PRIMARY KEY (id);
CREATE TABLE peer.roll AS SELECT poll_id, voter_id, entry_id FROM roll_entry WHERE upper_inf(recorded);
ALTER TABLE peer.roll ADD PRIMARY KEY (poll_id, voter_id);
CREATE TABLE peer.ballot (LIKE ballot INCLUDING ALL);
ANALYZE peer.poll, peer.roll;
GRANT SELECT ON peer.poll, peer.roll TO peer;
GRANT INSERT ON peer.ballot TO peer;

CREATE FUNCTION peer.cast_ballot(poll uuid, voter uuid, counter integer, choice text) RETURNS text
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  programme uuid;
  entry uuid;
  ballot uuid := gen_random_uuid();
  receipt text := encode(substr(sha256(uuid_send(poll) || uuid_send(ballot) || int4send(counter)
                                       || convert_to(choice, 'UTF8')), 1, 10), 'hex');
BEGIN
  SELECT p.programme_id, r.entry_id INTO programme, entry
  FROM peer.poll p JOIN peer.roll r ON r.poll_id = p.id AND r.voter_id = voter
  WHERE p.id = poll AND p.state = 'OPEN' AND now() >= p.opens_at AND now() < p.closes_at;
  IF entry IS NULL THEN
    RAISE EXCEPTION 'you may not vote here or now';
  END IF;
  INSERT INTO peer.ballot (programme_id, poll_id, ballot_key, counter, ballot_id, choice, receipt)
  VALUES (programme, poll, sha256(uuid_send(entry)), counter, ballot, choice, receipt);
  RETURN receipt;
END $$;
