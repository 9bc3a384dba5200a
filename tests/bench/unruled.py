"""A control: the product's own server without the WHERE of its policies, in this process alone.

`python -m tests.bench.unruled serve` serves proposals to anybody, rehearsals too. It is there to be
measured beside the product; everything else is the product's code and command line.
"""

import runpy

from sqlalchemy import ColumnElement, true

from workflows.proposals import policy
from workflows.proposals.campaigns import policy as campaign_policy
from workflows.rights.actor import Actor


def everything(_: Actor) -> ColumnElement[bool]:
    """Narrow nothing."""
    return true()


if __name__ == "__main__":
    # Before anything else of the product takes these names into its own modules.
    policy.readable_proposals = everything
    campaign_policy.readable_campaigns = everything
    runpy.run_module("server", run_name="__main__", alter_sys=True)
