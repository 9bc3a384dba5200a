-- Words of papers as search compares them (workflows.kit.text.folded): NFC, lower case, one word for the smart city.
-- The collation is of the database itself, so that what is stored does not change with the machine.
CREATE FUNCTION folded_words(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog AS $$
  SELECT regexp_replace(lower(normalize(said, NFC) COLLATE pg_unicode_fast),
    '지능형\s*도시|스마트\s*시티|스마트\s*도시|smart\s*city', '스마트도시', 'g') $$;
GRANT EXECUTE ON FUNCTION folded_words(text) TO dure_app;

-- A meeting is public once its notice was sent. One that was dropped before stays with those within.
DROP POLICY meeting_read ON meeting;
CREATE POLICY meeting_read ON meeting FOR SELECT TO dure_app USING (
  called_at IS NOT NULL OR (SELECT asking_house()) OR council_id IN (SELECT my_councils()) OR id IN (SELECT meetings_within()));
CREATE OR REPLACE FUNCTION meeting_log(wanted uuid) RETURNS SETOF meeting_entry LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT e.* FROM meeting_entry e
    WHERE e.meeting_id = wanted AND (asking_house() OR wanted IN (SELECT meetings_told()))
  UNION ALL
  SELECT e.id, e.programme_id, e.meeting_id, e.number, e.at, e.kind, e.person_id, e.item_id, e.vote_id, e.mode,
    CASE WHEN starts_with(e.kind, 'FLOOR_') THEN e.words ELSE '' END, NULL::uuid
  FROM meeting_entry e JOIN meeting m ON m.id = e.meeting_id
  WHERE e.meeting_id = wanted AND m.called_at IS NOT NULL AND e.kind <> 'REMARK'
    AND NOT asking_house() AND wanted NOT IN (SELECT meetings_told())
  ORDER BY 4 $$;
