"""Plans: the steps and calls of one operation, and the running of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from graphql import VariableValues

from schema.compiled.arguments import Arguments
from schema.compiled.completion import Call, Ground, Run
from schema.compiled.keeping import Keeping
from schema.kit.context import Context
from schema.kit.rows import Fetched, Parent, Read, Wanted

Below: TypeAlias = Sequence[Mapping[Any, Any]]


@dataclass(frozen=True, slots=True)
class Step:
    """One field with a statement of its own: what it fetches and how the answer is made of rows.

    `below` are the steps inside its selection, each with the position of the column its rows
    hang on; they are read for all rows of this step together.
    """

    behind: Fetched
    arguments: Arguments
    paths: tuple[str, ...]
    count: bool
    answer: Callable[[Read, Below], Any]
    source: str
    below: tuple[tuple["Step", int], ...]

    @property
    def is_one_statement(self) -> bool:
        """Whether nothing is read below, and nothing is counted but along with the page."""
        return not self.below and (self.behind.counts or not self.count)

    async def run(
        self, context: Context, variables: VariableValues, parents: Sequence[Parent] = (None,)
    ) -> dict[Parent, Any]:
        """Return the answer for each parent. Raises whatever stands against a whole answer."""
        wanted = Wanted(self.paths, self.arguments.read(variables), self.count)
        found = await self.behind.read(context, wanted, parents)
        rows = [row for read in found.values() for row in read.rows]
        below = [
            await step.under(context, variables, {row[column]: None for row in rows})
            for step, column in self.below
        ]
        return {parent: self.answer(read, below) for parent, read in found.items()}

    async def under(
        self, context: Context, variables: VariableValues, keys: Mapping[Parent, None]
    ) -> dict[Parent, Any]:
        """Return the answer for each key that there is; without one there is nothing to read."""
        parents = [key for key in keys if key is not None]
        return await self.run(context, variables, parents) if parents else {}


@dataclass(frozen=True, slots=True)
class Plan:
    """An operation in one language under one set of conditions: its root fields in order.

    A root field is read by a step, called by its resolver, or known beforehand (__typename).
    `source` is the text of the functions that complete what is called; a plan that is not
    `repeatable` is a mutation's, and acts when it is run. `keeping` says what the public's answer
    depends on, if it may be kept for others.
    """

    roots: Mapping[str, Step | Call | str]
    ground: Ground
    source: str
    repeatable: bool
    keeping: Keeping | None

    async def run(self, context: Context, variables: VariableValues) -> dict[str, Any]:
        """Return the data of the answer. Raises whatever stands against a whole answer."""
        alone = self.alone
        if alone is not None:
            context.ask_once(unwalled=alone.behind.unwalled)
        if not self.repeatable:
            context.answer_plainly()
        made: dict[str, Any] = {}
        run = Run(self.ground, context, variables)
        try:
            for key, root in self.roots.items():
                if isinstance(root, Step):
                    made[key] = (await root.run(context, variables))[None]
                elif isinstance(root, Call):
                    run.ask(made, key, root, None)
                else:
                    made[key] = root
            await run.finish()
        except BaseException:
            # Whoever goes on in this context asks more than one question.
            context.ask_freely()
            raise
        finally:
            run.drop()
        return made

    @property
    def swears(self) -> bool:
        """Whether it is one statement that finds out along with the rest who asks."""
        if self.repeatable:
            return self.alone is not None and self.alone.behind.unwalled
        return all(isinstance(root, Call) and root.swears for root in self.roots.values())

    @property
    def alone(self) -> Step | None:
        """The step that is one statement and all there is to ask, if there is one."""
        asked = [root for root in self.roots.values() if not isinstance(root, str)]
        first = asked[0] if len(asked) == 1 else None
        return first if isinstance(first, Step) and first.is_one_statement else None
