-- The log that is told to others: of a meeting they do not watch it names no vote, and not that there was one.
CREATE OR REPLACE FUNCTION meeting_log(wanted uuid) RETURNS SETOF meeting_entry LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT e.* FROM meeting_entry e
    WHERE e.meeting_id = wanted AND (asking_house() OR wanted IN (SELECT meetings_told()))
  UNION ALL
  SELECT e.id, e.programme_id, e.meeting_id, e.number, e.at, e.kind, e.person_id, e.item_id,
    CASE WHEN wanted IN (SELECT meetings_unwatched()) THEN NULL ELSE e.vote_id END, e.mode,
    CASE WHEN starts_with(e.kind, 'FLOOR_') THEN e.words ELSE '' END, NULL::uuid
  FROM meeting_entry e JOIN meeting m ON m.id = e.meeting_id
  WHERE e.meeting_id = wanted AND m.called_at IS NOT NULL AND e.kind <> 'REMARK'
    AND (e.kind NOT IN ('VOTE_OPENED', 'VOTE_CLOSED') OR wanted NOT IN (SELECT meetings_unwatched()))
    AND NOT asking_house() AND wanted NOT IN (SELECT meetings_told())
  ORDER BY 4 $$;
