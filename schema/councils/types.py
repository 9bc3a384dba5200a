"""Types of councils: the council, its rules, its roster on a day, and whether that is lawful."""

from datetime import datetime
from typing import Annotated, Self

import strawberry

from schema.councils import enums as _enums  # noqa: F401 - names the enums before they are used
from schema.councils.agenda_items import MeetingItem
from schema.councils.days import day_after, day_or_none
from schema.councils.decisions import (
    CouncilDecision,
    DecisionNumber,
    DecisionYear,
    Late,
    OfCouncil,
    OfOwner,
    OfState,
    decisions,
)
from schema.councils.groups import WorkingGroup
from schema.councils.interests import CouncilInterestDuty
from schema.councils.lasting import CouncilDate, CouncilLife
from schema.councils.meetings import Meeting, meetings
from schema.councils.paper_hits import CouncilPaperHit, Searched, paper_hits
from schema.councils.resolutions import CouncilResolution, resolutions
from schema.councils.rosters import (
    CouncilEdition,
    CouncilLawfulness,
    CouncilRoster,
    CouncilVacancy,
    PossibleSeat,
    stand_in_name,
)
from schema.councils.rule_packs import CouncilPlace, CouncilRulePack, place_of
from schema.identity.public import Body, PublicName
from schema.kit.connections import After, Asking, Before, Connection, First, Last
from schema.kit.context import Context, Info
from schema.kit.ids import global_id, key_of
from schema.kit.nodes import Node
from schema.kit.refused import ViewerAction
from workflows.councils.dates.queries import dates_of_council
from workflows.councils.follow_up.offers import enter_offer
from workflows.councils.follow_up.queries import Wanted, decision_by_number
from workflows.councils.groups.queries import (
    forming_group_offer,
    groups_of_council,
    possible_workers,
)
from workflows.councils.interests.queries import interests_of_council
from workflows.councils.meetings.offers import prepare_offer, stand_in_offers
from workflows.councils.meetings.queries import bench_today, meeting_by_number
from workflows.councils.meetings.resolutions import resolved_to_take_up
from workflows.councils.roster.lasting import lives_by_council
from workflows.councils.roster.models import Council as CouncilRow
from workflows.councils.roster.policy import reads_unpublished
from workflows.councils.roster.queries import (
    council_offers,
    editions_by_council,
    if_appointed,
    lawfulness_on,
    possible_attendants,
    possible_members,
    roster_on,
    vacancies_of,
)
from workflows.councils.roster.seating import Terms
from workflows.councils.roster.states import Capacity, Lifecycle
from workflows.councils.rule_changes.queries import rules_of_council
from workflows.identity.queries import bodies_by_id
from workflows.identity.sexes import Sex

On = Annotated[
    str | None, strawberry.argument(description="A day in Korea, e.g. 2026-11-28; today if none.")
]


@strawberry.input(description="Somebody who might be appointed; nothing is kept of the question.")
class IfAppointedInput:
    """A trial."""

    kind: str = strawberry.field(description="The kind of seat.")
    capacity: Capacity = strawberry.field(description="By post, or chosen.")
    sex: Sex = strawberry.field(description="For the balance.")
    appointment_id: strawberry.ID | None = strawberry.field(
        default=None, description="Who; none: somebody who does not sit yet."
    )
    starts_on: str | None = strawberry.field(default=None, description="The first day; today.")
    ends_on: str | None = strawberry.field(default=None, description="The last; the full term.")
    until_completion: bool = strawberry.field(default=False, description="Until completion.")


@strawberry.type(
    description="A project council (스마트도시사업협의회) of one local government: it consults and resolves "
    "on plan, operation, handover and completion, and approves nothing (Smart City Act, Article 24)."
)
class Council(Node):
    """A council."""

    lifecycle: Lifecycle = strawberry.field(description="How long it lasts.")
    agenda: str | None = strawberry.field(description="For which agenda, if it lasts for one.")
    formed_on: str = strawberry.field(description="The day it was formed.")
    project_ends_on: str | None = strawberry.field(
        description="The day the project was completed, on which terms until then end."
    )
    dissolved_on: str | None = strawberry.field(description="The day it was dissolved.")
    row: strawberry.Private[CouncilRow]

    @strawberry.field(description="Its name in the viewer's language.")
    def name(self, info: Info) -> str:
        """Pick the language."""
        return str(getattr(self.row, f"name_{info.context.locale.value}"))

    @strawberry.field(description="The place whose ordinances it stands under.")
    def place(self, info: Info) -> CouncilPlace:
        """Name the place."""
        return place_of(self.row.place, info.context.locale)

    @strawberry.field(description="The local government it belongs to.")
    async def body(self, info: Info) -> Body:
        """Fetch the body."""
        return Body.of(await info.context.fetch(bodies_by_id, self.row.body_id))

    @strawberry.field(description="What holds for it on a day, source by source.")
    async def rules(self, info: Info, on: On = None) -> CouncilRulePack | None:
        """Read the rules that hold."""
        day = day_or_none(on, field="on")
        found = await info.context.read(rules_of_council, council=self.row, day=day)
        return CouncilRulePack.of(found, info.context.locale, self.row)

    @strawberry.field(
        description="Who sits on a day, as last published; those who prepare it see it as it stands. "
        "Null before the first publication."
    )
    async def roster(
        self,
        info: Info,
        on: On = None,
        recorded_at: Annotated[
            datetime | None,
            strawberry.argument(description="As it was on record at a moment; now if none."),
        ] = None,
    ) -> CouncilRoster | None:
        """Read the roster."""
        day = day_or_none(on, field="on")
        seen = await info.context.read(roster_on, council=self.row, on=day, recorded_at=recorded_at)
        desk = reads_unpublished(await info.context.actor(), self.row.programme_id)
        return None if seen is None else CouncilRoster.of(seen, desk=desk)

    @strawberry.field(
        description="Whether it is lawful on a day, by the roster the viewer sees; null before the first "
        "publication."
    )
    async def lawfulness(self, info: Info, on: On = None) -> CouncilLawfulness | None:
        """Judge the roster."""
        day = day_or_none(on, field="on")
        found = await info.context.read(lawfulness_on, council=self.row, on=day)
        return None if found is None else CouncilLawfulness.of(found, info.context.locale)

    @strawberry.field(
        description="How it would stand if somebody were appointed, for those who prepare it; nothing is "
        "kept of the question."
    )
    async def if_appointed(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            IfAppointedInput, strawberry.argument(description="Who, and on what terms.")
        ],
    ) -> CouncilLawfulness:
        """Try an appointment."""
        given = input.appointment_id
        found = await info.context.read(
            if_appointed,
            council=self.row,
            appointment_id=None
            if given is None
            else key_of("Appointment", given, field="appointmentId"),
            terms=Terms(
                kind=input.kind,
                capacity=input.capacity,
                starts_on=day_or_none(input.starts_on, field="startsOn"),
                ends_before=day_after(input.ends_on, field="endsOn"),
                until_completion=input.until_completion,
            ),
            sex=input.sex,
        )
        return CouncilLawfulness.of(found, info.context.locale)

    @strawberry.field(description="Its meetings, the newest first.")
    async def meetings(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Meeting]:
        """Read a page of meetings."""
        return await meetings(self.row.id).page(info.context, Asking(first, after, last, before))

    @strawberry.field(description="One of its meetings by number; null if there is none.")
    async def meeting(
        self,
        info: Info,
        number: Annotated[
            int, strawberry.argument(description="The number (차수), which is one in its place.")
        ],
    ) -> Meeting | None:
        """Find a meeting."""
        row = await info.context.read(meeting_by_number, council_id=self.row.id, number=number)
        return None if row is None else Meeting.of(row)

    @strawberry.field(
        description="The resolutions by which it has taken up what no law brings before it."
    )
    async def taken_up(self, info: Info) -> list[MeetingItem]:
        """Read the resolutions."""
        rows = await info.context.read(resolved_to_take_up, council_id=self.row.id)
        return [MeetingItem.of(row) for row in rows]

    @strawberry.field(
        description="The register of its decisions, the newest first, with what became of each."
    )
    async def decisions(
        self,
        info: Info,
        state: OfState = None,
        owner_id: OfOwner = None,
        late: Late = None,
        by_council: OfCouncil = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[CouncilDecision]:
        """Read a page of the register."""
        owner = None if owner_id is None else key_of("Body", owner_id, field="ownerId")
        listing = decisions(self.row.id, Wanted(state, owner, late or False, by_council or False))
        return await listing.page(info.context, Asking(first, after, last, before))

    @strawberry.field(description="One of its decisions by number; null if there is none.")
    async def decision(
        self, info: Info, year: DecisionYear, number: DecisionNumber
    ) -> CouncilDecision | None:
        """Find a decision."""
        row = await info.context.read(
            decision_by_number, council_id=self.row.id, year=year, number=number
        )
        return None if row is None else CouncilDecision.of(row)

    @strawberry.field(description="What it has decided, the newest first.")
    async def resolutions(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[CouncilResolution]:
        """Read a page of the register."""
        return await resolutions(self.row.id).page(info.context, Asking(first, after, last, before))

    @strawberry.field(
        description="Papers of its meetings that hold all the words of a search, the newest first, as far as "
        "the viewer may read them."
    )
    async def paper_hits(
        self,
        info: Info,
        search: Searched,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[CouncilPaperHit]:
        """Read a page of what was found."""
        listing = paper_hits(self.row.id, search)
        return await listing.page(info.context, Asking(first, after, last, before))

    @strawberry.field(description="Its published rosters, the newest first.")
    async def editions(self, info: Info) -> list[CouncilEdition]:
        """Read the editions."""
        rows = await info.context.load(editions_by_council, self.row.id) or ()
        return [CouncilEdition.of(row) for row in rows]

    @strawberry.field(
        description="Who could be appointed to a kind of seat; empty but for those who prepare it."
    )
    async def possible_members(
        self,
        info: Info,
        kind: Annotated[str, strawberry.argument(description="The kind of seat.")],
    ) -> list[PossibleSeat]:
        """Read who could sit."""
        rows = await info.context.read(possible_members, council=self.row, kind=kind)
        return [PossibleSeat.of(one) for one in rows]

    @strawberry.field(
        description="Seats that ended early and have no substitute; empty but for those who prepare it."
    )
    async def vacancies(self, info: Info) -> list[CouncilVacancy]:
        """Read the vacancies."""
        rows = await info.context.read(vacancies_of, council=self.row)
        return [CouncilVacancy.of(row) for row in rows]

    @strawberry.field(
        description="Who could keep the papers or observe; empty but for those who prepare it."
    )
    async def possible_attendants(self, info: Info) -> list[PossibleSeat]:
        """Read who could attend."""
        rows = await info.context.read(possible_attendants, council=self.row)
        return [PossibleSeat.of(one) for one in rows]

    @strawberry.field(description="Its working groups (실무협의회), the newest first.")
    async def working_groups(self, info: Info) -> list[WorkingGroup]:
        """Read the groups."""
        rows = await info.context.read(groups_of_council, council=self.row)
        return [WorkingGroup.of(one) for one in rows]

    @strawberry.field(
        description="Who could work in a group; empty but for those who prepare the council."
    )
    async def possible_workers(self, info: Info) -> list[PossibleSeat]:
        """Read who could work."""
        rows = await info.context.read(possible_workers, council=self.row)
        return [PossibleSeat.of(one) for one in rows]

    @strawberry.field(description="How long it lasts, and by which rule.")
    async def life(self, info: Info) -> CouncilLife:
        """Reckon its time."""
        found = await info.context.fetch(lives_by_council, self.row.id)
        return CouncilLife.of(found, info.context.locale)

    @strawberry.field(
        description="What is on its calendar, day by day, as far as the viewer may see it."
    )
    async def calendar(
        self,
        info: Info,
        since: Annotated[
            str | None, strawberry.argument(description="A day of the first month; today if none.")
        ] = None,
        months: Annotated[int, strawberry.argument(description="How many months; up to 12.")] = 3,
    ) -> list[CouncilDate]:
        """Read the calendar."""
        day = day_or_none(since, field="since")
        rows = await info.context.read(dates_of_council, council=self.row, since=day, months=months)
        return [CouncilDate.of(one, info.context.locale) for one in rows]

    @strawberry.field(
        description="What its members have to report of private interests: to the chairs, the secretary, the "
        "head and auditors all, to others their own (Conflict of Interest Act 5, 16)."
    )
    async def interest_duties(self, info: Info) -> list[CouncilInterestDuty]:
        """Read the duties."""
        bench = await info.context.read(bench_today, council=self.row)
        rows = await info.context.read(interests_of_council, council=self.row, bench=bench)
        return [CouncilInterestDuty.of(one) for one in rows]

    @strawberry.field(
        description="Whom the chair has named, to those of it; others read the roster."
    )
    async def stand_in(self, info: Info) -> PublicName | None:
        """Name who presides where neither chair is there."""
        return await stand_in_name(info, self.row)

    @strawberry.field(description="What the viewer may do with it now.")
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Offer what may be done."""
        actor = await info.context.actor()
        bench = await info.context.read(bench_today, council=self.row)
        offers = [
            *council_offers(actor, self.row),
            prepare_offer(actor, bench, self.row),
            *stand_in_offers(actor, bench),
            enter_offer(actor, bench),
            await info.context.read(forming_group_offer, council=self.row),
        ]
        return [ViewerAction.of(one, info.context.locale) for one in offers]

    @classmethod
    def of(cls, row: CouncilRow) -> Self:
        """Show a council."""
        return cls(
            id=global_id("Council", row.id),
            lifecycle=row.lifecycle,
            agenda=row.agenda or None,
            formed_on=row.formed_on.isoformat(),
            project_ends_on=row.project_ends_on.isoformat() if row.project_ends_on else None,
            dissolved_on=row.dissolved_on.isoformat() if row.dissolved_on else None,
            row=row,
        )

    @classmethod
    async def made(cls, _: Context, row: CouncilRow) -> Self:
        """Show a council of a list."""
        return cls.of(row)
