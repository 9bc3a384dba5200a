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
# One element a scope, its topics joined: the driver looks at every element it sends. The clock is asked
# once, not for every row, and a place is compared before its topics are taken apart.
VERSIONS: Final = """
SELECT a.place, (SELECT dure_now()) AS now, coalesce(CASE WHEN a.within = 'house'
    THEN (SELECT sum(number) FROM version WHERE topic = ANY(string_to_array(a.topics, ' ')))
    ELSE (SELECT sum(number) FROM version
      WHERE (programme_id = found.programme_id
        OR programme_id = '00000000-0000-0000-0000-000000000000')
      AND topic = ANY(string_to_array(a.topics, ' '))) END, 0)::bigint AS number,
  (SELECT min(moment) FROM (
     SELECT opens_at AS moment FROM poll WHERE state IN ('DRAFT', 'OPEN')
     UNION ALL SELECT closes_at FROM poll WHERE state IN ('DRAFT', 'OPEN')
     UNION ALL SELECT lower(valid) FROM designation WHERE upper_inf(recorded)
     UNION ALL SELECT upper(valid) FROM designation WHERE upper_inf(recorded)) AS deadlines
   WHERE moment > (SELECT dure_now())) AS deadline
FROM (SELECT CAST($1 AS text[]) AS withins, CAST($2 AS text[]) AS names,
        CAST($3 AS text[]) AS topics OFFSET 0) AS given
CROSS JOIN LATERAL unnest(given.withins, given.names, given.topics)
  WITH ORDINALITY AS a(within, name, topics, place)
CROSS JOIN LATERAL (SELECT CASE a.within
    WHEN 'programme' THEN (SELECT id FROM programme WHERE slug = a.name)
    WHEN 'campaign' THEN (SELECT programme_id FROM campaign WHERE number = a.name)
    WHEN 'proposal' THEN (SELECT programme_id FROM proposal WHERE number = a.name) END
  AS programme_id OFFSET 0) AS found
"""


async def versions(driver: Any, scopes: Sequence[Scope]) -> dict[Scope, Version]:
    """Return the versions of scopes, in one statement; `driver` is a connection as asyncpg knows it."""
    rows = await driver.fetch(
        VERSIONS,
        [scope.within for scope in scopes],
        [scope.name for scope in scopes],
        [" ".join(sorted(scope.topics)) for scope in scopes],
    )
    return {
        scopes[place - 1]: Version(number, now, deadline) for place, now, number, deadline in rows
    }
