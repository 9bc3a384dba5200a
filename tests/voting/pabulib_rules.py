"""The rules of the .pb format (https://pabulib.org/format), held strictly and without our own reader.

`faults` says what the format's own checker would call an error, and of its warnings those that are
about how a file is written: the order of META, points that do not fall along a vote.
"""

import csv
from datetime import date

META = (
    "description",
    "country",
    "unit",
    "district",
    "subunit",
    "instance",
    "num_projects",
    "num_votes",
    "budget",
    "vote_type",
    "rule",
    "date_begin",
    "date_end",
    "min_length",
    "max_length",
    "min_sum_cost",
    "max_sum_cost",
    "min_points",
    "max_points",
    "min_sum_points",
    "max_sum_points",
    "default_score",
    "min_project_cost",
    "max_project_cost",
    "min_project_score_threshold",
    "neighborhoods",
    "subdistricts",
    "categories",
    "edition",
    "language",
    "currency",
    "fully_funded",
    "experimental",
    "comment",
    "acknowledgments",
    "leftover_budget",
)
NEEDED = {*META[:3], *META[5:13]}
RULES = (
    {"greedy", "greedy-no-skip", "greedy-threshold", "greedy-exclusive", "greedy-custom"}
    | {"equalshares", "equalshares-comparison", "equalshares/add1"}
    | {"equalshares/add1-comparison", "unknown"}
)  # fmt: skip
POINTED = {"cumulative", "scoring"}
COLUMNS = {
    "PROJECTS": ["project_id", "cost", "votes", "score", "name", "selected"],
    "VOTES": ["voter_id", "vote", "points"],
}


def faults(text):
    """Return what is wrong with a file, in words; nothing if it keeps to the format."""
    lines = text.split("\n")
    found = [] if lines.pop() == "" else ["no line end at the end"]
    found += [f"line {n} is empty" for n, line in enumerate(lines, 1) if not line.strip()]
    meta, projects, votes = _tables(lines)
    found += _meta_faults(meta, len(projects), len(votes))
    found += [] if len({one["project_id"] for one in projects}) == len(projects) else ["twice"]
    for vote in votes:
        found += _vote_faults(meta, vote, {one["project_id"] for one in projects})
    scores, times = _counted(votes)
    for one in projects:
        name = one["project_id"]
        if int(one["votes"]) != times.get(name, 0):
            found.append(f"{name}: {one['votes']} votes, counted {times.get(name, 0)}")
        if "score" in one and int(one["score"]) != scores.get(name, 0):
            found.append(f"{name}: score {one['score']}, counted {scores.get(name, 0)}")
    whole = sum(float(one["cost"]) for one in projects) <= float(meta["budget"])
    if whole != (meta.get("fully_funded") == "1"):
        found.append("fully_funded")
    return found + _selection_faults(meta, projects)


def _tables(lines):
    tables = {}
    rows = list(csv.reader(lines, delimiter=";"))
    starts = [n for n, row in enumerate(rows) if row in (["META"], ["PROJECTS"], ["VOTES"])]
    assert [rows[n][0] for n in starts] == ["META", "PROJECTS", "VOTES"]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        head = rows[start + 1]
        tables[rows[start][0]] = [
            dict(zip(head, row, strict=True)) for row in rows[start + 2 : end]
        ]
        known = COLUMNS.get(rows[start][0], ["key", "value"])
        assert head == [column for column in known if column in head], head
    meta = {row["key"]: row["value"] for row in tables["META"]}
    assert len(meta) == len(tables["META"])
    return meta, tables["PROJECTS"], tables["VOTES"]


def _meta_faults(meta, projects, votes):
    found = [f"{key} is missing" for key in NEEDED if not meta.get(key, "").strip()]
    if list(meta) != [key for key in META if key in meta]:
        found.append(f"META is out of order: {list(meta)}")
    if (int(meta["num_projects"]), int(meta["num_votes"])) != (projects, votes):
        found.append("counts of META")
    if meta["rule"] not in RULES:
        found.append(f"rule {meta['rule']} has no name")
    lowest = "min_project_score_threshold" in meta
    if lowest != (meta["rule"] == "greedy-threshold") and meta["rule"] in RULES - {"unknown"}:
        found.append("a threshold under another rule, or the rule without one")
    begin, end = (
        date(*map(int, reversed(meta[key].split(".")))) for key in ("date_begin", "date_end")
    )
    found += ["it ends before it begins"] if end < begin else []
    if meta["vote_type"] == "choose-1" and {
        meta.get(f"{k}_length", "1") for k in ("min", "max")
    } != {"1"}:
        found.append("lengths of choose-1")
    if meta["vote_type"] == "cumulative" and not meta.get("max_sum_points"):
        found.append("points without a sum")
    if "comment" in meta and not meta["comment"].startswith("#1: "):
        found.append("a comment without its number")
    if meta["vote_type"] in {"approval", "choose-1"}:
        found += [f"{key} beside no points" for key in meta if "_points" in key]
    return found


def _vote_faults(meta, vote, known):
    found = []
    named = vote["vote"].split(",")
    if len(set(named)) < len(named) or not set(named) <= known:
        found.append(f"vote {vote['vote']}")
    if meta["vote_type"] == "choose-1" and len(named) != 1:
        found.append("choose-1 of more")
    if not int(meta.get("min_length", 1)) <= len(named) <= int(meta.get("max_length", len(named))):
        found.append(f"{len(named)} named")
    if "points" in vote:
        points = [int(one) for one in vote["points"].split(",")]
        if len(points) != len(named) or sorted(points, reverse=True) != points or min(points) < 0:
            found.append(f"points {points} for {named}")
        if sum(points) > int(meta.get("max_sum_points", sum(points))):
            found.append("too many points")
    elif meta["vote_type"] in POINTED:
        found.append("no points")
    return found


def _counted(votes):
    """Count as the format does: a score without points is what places from the last to the first earn."""
    scores, times = {}, {}
    for vote in votes:
        named = vote["vote"].split(",")
        points = vote["points"].split(",") if "points" in vote else range(len(named), 0, -1)
        for name, given in zip(named, points, strict=True):
            times[name] = times.get(name, 0) + 1
            scores[name] = scores.get(name, 0) + int(given)
    return scores, times


def _selection_faults(meta, projects):
    """Go down the scores as a program does that knows no rule for ties but the order of the file."""
    if not meta["rule"].startswith("greedy"):
        return []
    lowest = int(meta.get("min_project_score_threshold", 0))
    by = "score" if "score" in projects[0] else "votes"
    left, taken = float(meta["budget"]), []
    for one in sorted(projects, key=lambda one: -int(one[by])):
        if int(one[by]) < lowest:
            continue
        if float(one["cost"]) <= left:
            left -= float(one["cost"])
            taken.append(one["project_id"])
        elif meta["rule"] == "greedy-no-skip":
            break
    chosen = [one["project_id"] for one in projects if one["selected"] == "1"]
    return [] if sorted(chosen) == sorted(taken) else [f"selected {chosen}, not {taken}"]
