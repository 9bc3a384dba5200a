"""Invented .pb files, with any part replaced: a village of five projects and a few votes."""

META = {
    "description": "Village budget of Hanbit",
    "country": "Nowhere",
    "unit": "Hanbit",
    "instance": "2031",
    "budget": "100",
    "vote_type": "approval",
    "rule": "greedy",
    "date_begin": "2031",
    "date_end": "2031",
}
PROJECTS = """project_id;cost;votes;name;selected
P1;60;3;Well;1
P/2;50;2;Bench;0
3;40;2;Lamp, tall;1"""
VOTES = """voter_id;vote;age
a;P1,P/2;34
b;P1,3;51
c;P1,P/2,3;"""


def village(projects=PROJECTS, votes=VOTES, *, omit=(), counts=True, **meta):
    """Return the text of a file; keys given as None are left out, `omit` drops whole sections."""
    stated = META | meta
    if counts:
        stated.setdefault("num_projects", str(len(projects.strip().splitlines()) - 1))
        stated.setdefault("num_votes", str(len(votes.strip().splitlines()) - 1))
    lines = [f"{key};{value}" for key, value in stated.items() if value is not None]
    sections = {
        "META": "META\nkey;value\n" + "\n".join(lines),
        "PROJECTS": f"PROJECTS\n{projects}",
        "VOTES": f"VOTES\n{votes}",
    }
    return "\n".join(text for name, text in sections.items() if name not in omit) + "\n"
