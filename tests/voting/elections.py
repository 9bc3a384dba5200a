"""Small invented elections for property tests: every rule, every kind, ties on purpose."""

from itertools import permutations

from hypothesis import strategies as st

from workflows.voting.kinds import BallotKind, Definition, Option, Rule, TieRule, takes

PAIRS = [(rule, kind) for rule in Rule for kind in BallotKind if takes(rule, kind)]
SEED = bytes(range(32))
_WHOLE = st.integers(0, 2**20 - 1)


@st.composite
def elections(draw, rule=None, kind=None, options=(1, 6), ballots=(0, 8)):
    """Return a definition and a list of ballots as canonical texts, as real voters cast them.

    Every option and every ballot is read out of one whole number, which keeps drawing fast. Half
    of the elections take their costs from a short list, so that rates and scores are often equal;
    ballots may be empty.
    """
    rule, kind = draw(st.sampled_from([p for p in PAIRS if (rule or p[0], kind or p[1]) == p]))
    papers = _papers(draw(st.lists(_WHOLE, min_size=options[0], max_size=options[1])))
    limits = draw(_WHOLE)
    has_threshold = rule is Rule.GREEDY_THRESHOLD or limits % 4 == 0
    has_length = kind is BallotKind.ORDINAL and limits % 3 > 0
    definition = Definition(
        kind=kind,
        rule=rule,
        tie_rule=draw(st.sampled_from(TieRule)),
        budget=draw(st.integers(0, 60)),
        options=papers,
        max_length=1 + limits % len(papers) if has_length else None,
        threshold=limits // 8 % 5 if has_threshold else None,
        step=1 + limits // 64 % 3,
        lot_seed=SEED,
    )
    cast = draw(st.lists(_WHOLE, min_size=ballots[0], max_size=ballots[1]))
    return definition, [_ballot(definition, whole) for whole in cast]


def _papers(wholes):
    coarse = wholes[0] % 2
    by_number = sorted(range(len(wholes)), key=lambda i: (wholes[i] // 64 % 16, i))
    return tuple(
        Option(
            number=i + 1,
            cost=6 * (1 + whole // 2 % 3) if coarse else whole // 2 % 31,
            submitted=by_number.index(i) + 1,
            withdrawn=whole // 1024 % 10 == 9,
        )
        for i, whole in enumerate(wholes)
    )


def _ballot(definition, whole):
    many = len(definition.options)
    if definition.kind is BallotKind.CHOOSE_ONE:
        return str(1 + whole % many)
    if definition.kind is BallotKind.ORDINAL:
        orders = list(permutations(range(1, many + 1)))
        length = whole % (min(definition.longest, many) + 1)
        return ">".join(map(str, orders[whole // 8 % len(orders)][:length]))
    if definition.kind is BallotKind.CUMULATIVE:
        points = [(n, whole // 4 ** (n - 1) % 4) for n in range(1, many + 1)]
        return ",".join(f"{n}:{p}" for n, p in points if p)
    return ",".join(str(n) for n in range(1, many + 1) if whole >> n & 1)
