"""How much of everything: at every push, at night, before a release."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers of one scale. Those of a control are bounds: it stops as soon as it has gone wrong."""

    polls: int
    polls_of_control: int
    votes: int
    votes_of_control: int
    crossings: int
    crossings_of_control: int
    edits: int
    edits_of_control: int
    database_kills: int
    database_kills_of_control: int
    server_kills: int
    server_kills_of_control: int
    batch_kills: int
    batch_kills_of_control: int
    worker_kills: int
    worker_kills_of_control: int
    queries: int
    meetings: int
    closes: int
    closes_of_control: int
    signing_deaths: int
    signing_deaths_of_control: int
    signings: int
    negotiations: int
    negotiations_of_control: int
    attempts: int = 16


SCALES = {
    "ci": Scale(
        polls=1_000,
        polls_of_control=1_000,
        votes=300,
        votes_of_control=10,
        crossings=100,
        crossings_of_control=20,
        edits=30,
        edits_of_control=5,
        database_kills=10,
        database_kills_of_control=40,
        server_kills=10,
        server_kills_of_control=40,
        batch_kills=6,
        batch_kills_of_control=40,
        worker_kills=10,
        worker_kills_of_control=2,
        queries=500,
        meetings=2_000,
        closes=40,
        closes_of_control=200,
        signing_deaths=30,
        signing_deaths_of_control=400,
        signings=2_000,
        negotiations=4,
        negotiations_of_control=10,
    ),
    "night": Scale(
        polls=10_000,
        polls_of_control=1_000,
        votes=62_500,
        votes_of_control=100,
        crossings=1_000,
        crossings_of_control=20,
        edits=250,
        edits_of_control=5,
        database_kills=100,
        database_kills_of_control=40,
        server_kills=100,
        server_kills_of_control=40,
        batch_kills=20,
        batch_kills_of_control=40,
        worker_kills=100,
        worker_kills_of_control=4,
        queries=10_000,
        meetings=20_000,
        closes=1_000,
        closes_of_control=200,
        signing_deaths=1000,
        signing_deaths_of_control=400,
        signings=20_000,
        negotiations=100,
        negotiations_of_control=10,
    ),
    "release": Scale(
        polls=10_000,
        polls_of_control=1_000,
        votes=62_500,
        votes_of_control=100,
        crossings=1_000,
        crossings_of_control=20,
        edits=1_000,
        edits_of_control=5,
        database_kills=300,
        database_kills_of_control=40,
        server_kills=200,
        server_kills_of_control=40,
        batch_kills=20,
        batch_kills_of_control=40,
        worker_kills=200,
        worker_kills_of_control=4,
        queries=10_000,
        meetings=20_000,
        closes=1_000,
        closes_of_control=200,
        signing_deaths=3000,
        signing_deaths_of_control=400,
        signings=20_000,
        negotiations=400,
        negotiations_of_control=10,
    ),
}
