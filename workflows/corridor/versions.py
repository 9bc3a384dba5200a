"""Reading versions: how new the public answers of a place are, and until when they can stay so.

An answer that was made after a version was read is right for as long as the version stands and
no deadline has passed: every change of what it shows raised the version in its own transaction, and
what changes by the hour alone (a window of a vote, the term of a designation) has a deadline.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from workflows.record.topics import Topic


class Within(StrEnum):
    """By what the place of an answer is known."""

    HOUSE = "house"
    PROGRAMME = "programme"  # by its slug
    CAMPAIGN = "campaign"  # the programme of the campaign with a number
    PROPOSAL = "proposal"  # the programme of the proposal with a number


@dataclass(frozen=True, slots=True)
class Scope:
    """What an answer is made of: topics, in one place or in the whole house."""

    topics: frozenset[Topic]
    within: Within = Within.HOUSE
    name: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """The sum of a scope's versions at a moment, and the first deadline after it, if any."""

    number: int
    now: datetime
    deadline: datetime | None


# A sum of numbers that only rise changes whenever one of them does. The database sees the arrays
# behind OFFSET 0: were it to look at how long they are, it would plan this anew for every request.
VERSIONS: Final = """
SELECT a.place, dure_now() AS now, coalesce(sum(v.number), 0) AS number,
  (SELECT min(moment) FROM (
     SELECT opens_at AS moment FROM poll WHERE state IN ('DRAFT', 'OPEN')
     UNION ALL SELECT closes_at FROM poll WHERE state IN ('DRAFT', 'OPEN')
     UNION ALL SELECT lower(valid) FROM designation WHERE upper_inf(recorded)
     UNION ALL SELECT upper(valid) FROM designation WHERE upper_inf(recorded)) AS deadlines
   WHERE moment > dure_now()) AS deadline
FROM (SELECT CAST($1 AS integer[]) AS places, CAST($2 AS text[]) AS withins,
        CAST($3 AS text[]) AS names, CAST($4 AS text[]) AS topics OFFSET 0) AS given
CROSS JOIN LATERAL unnest(given.places, given.withins, given.names, given.topics)
  AS a(place, within, name, topic)
CROSS JOIN LATERAL (SELECT CASE a.within
    WHEN 'programme' THEN (SELECT id FROM programme WHERE slug = a.name)
    WHEN 'campaign' THEN (SELECT programme_id FROM campaign WHERE number = a.name)
    WHEN 'proposal' THEN (SELECT programme_id FROM proposal WHERE number = a.name) END
  AS programme_id OFFSET 0) AS found
LEFT JOIN LATERAL (
  SELECT coalesce(sum(v.number), 0) AS number FROM version v WHERE v.topic = a.topic AND (
    a.within = 'house' OR v.programme_id IN (found.programme_id, '00000000-0000-0000-0000-000000000000'))
) AS v ON true
GROUP BY a.place
"""


async def versions(driver: Any, scopes: Sequence[Scope]) -> dict[Scope, Version]:
    """Return the versions of scopes, in one statement; `driver` is a connection as asyncpg knows it."""
    asked = [
        (place, scope.within.value, scope.name, topic.value)
        for place, scope in enumerate(scopes)
        for topic in sorted(scope.topics)
    ]
    rows = await driver.fetch(VERSIONS, *zip(*asked, strict=True))
    return {
        scopes[place]: Version(int(number), now, deadline) for place, now, number, deadline in rows
    }
