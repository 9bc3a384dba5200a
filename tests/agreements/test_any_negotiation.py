"""Any order of the verbs of a negotiation on the database: no promise of the house breaks."""

from tests.fixtures.wander import wander


async def test_in_any_order_of_the_verbs_every_promise_holds(town):
    walker = await wander(town, seed=2, steps=45)

    assert walker.tally["agree"] > 3
    clause = min(walker.versions)
    walker.said[clause, "company.b"] = "COUNTER"
    # Whoever looks would see it.
    assert "no position survives a new text" in await walker.look()
