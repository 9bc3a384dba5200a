"""What the files of open data hold: every column with its type, unit and meaning in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `kind` is text, integer, day, or a list of words; `unit` is won, people or none."""

    name: str
    kind: str
    ko: str
    en: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Dataset:
    """One file in both forms."""

    name: str
    ko: str
    en: str
    columns: tuple[Column, ...]


_NUMBER = Column("number", "text", "제안 번호", "public number of the proposal")
DATASETS: tuple[Dataset, ...] = (
    Dataset(
        "ideas",
        "주민제안",
        "Proposals of residents",
        (
            _NUMBER,
            Column("title", "text", "제목", "title"),
            Column("category", "word", "분야", "field"),
            Column("place", "text", "곳", "where it would be carried out"),
            Column("cost", "integer", "드는 돈", "cost", "won"),
            Column("state", "word", "상태", "where it stands"),
            Column("submitted_on", "day", "낸 날", "day of submission"),
            Column("opened_on", "day", "공감을 연 날", "opened for support on"),
            Column("supports", "integer", "공감", "supports", "people"),
            Column(
                "merged_into", "text", "합쳐진 제안", "number of the proposal it was merged into"
            ),
            Column("longitude", "integer", "경도", "degrees east", "millionths of a degree"),
            Column("latitude", "integer", "위도", "degrees north", "millionths of a degree"),
            Column("district", "integer", "구역 번호", "number of the district it lies in"),
            Column(
                "authors", "integer", "함께 낸 사람", "how many submitted it together", "people"
            ),
        ),
    ),
    Dataset(
        "steps",
        "제안의 걸음",
        "Steps of proposals",
        (
            _NUMBER,
            Column("on", "day", "날", "day"),
            Column("from", "word", "앞 상태", "state before"),
            Column("to", "word", "뒤 상태", "state after"),
            Column("ground", "word", "종결 사유", "ground of a close"),
        ),
    ),
    Dataset(
        "answers",
        "답변",
        "Answers",
        (
            _NUMBER,
            Column("on", "day", "날", "day"),
            Column("outcome", "word", "결정(없으면 중간 답변)", "outcome; none: interim"),
            Column("starts_on", "day", "시작 예정일", "promised start"),
            Column("text", "text", "답변", "the answer"),
        ),
    ),
    Dataset(
        "reviews",
        "심사",
        "Reviews by panels",
        (
            _NUMBER,
            Column("examination", "integer", "몇 번째 심사", "which examination"),
            Column("citizens", "integer", "주민 위원", "members: residents", "people"),
            Column("experts", "integer", "전문가 위원", "members: experts", "people"),
            Column("officials", "integer", "공무원 위원", "members: officials", "people"),
            Column("criterion", "word", "기준", "criterion"),
            Column("mean_numerator", "integer", "평균의 분자", "mean, numerator"),
            Column("mean_denominator", "integer", "평균의 분모", "mean, denominator"),
        ),
    ),
    Dataset(
        "votes",
        "주민투표",
        "Votes of residents",
        (
            Column("campaign", "text", "투표 번호", "public number of the vote"),
            Column("title", "text", "제목", "title"),
            Column("state", "word", "상태", "where it stands"),
            Column("rule", "word", "집계 방식", "rule of the count"),
            Column("budget", "integer", "예산", "budget", "won"),
            Column("opens_at", "text", "여는 때", "opens at"),
            Column("closes_at", "text", "닫는 때", "closes at"),
            Column("roll_size", "integer", "투표할 수 있는 사람", "people on the roll", "people"),
            Column("ballots", "integer", "센 표(세기 전에는 없음)", "ballots counted; none before"),
        ),
    ),
    Dataset(
        "lines",
        "투표지의 줄",
        "Lines of ballot papers",
        (
            Column("campaign", "text", "투표 번호", "public number of the vote"),
            Column("line", "integer", "줄", "line"),
            _NUMBER,
            Column("cost", "integer", "드는 돈", "cost", "won"),
            Column(
                "selected", "word", "뽑혔는지(세기 전에는 없음)", "yes or no; none before the count"
            ),
            Column(
                "votes",
                "integer",
                "이 줄을 고른 표(공고된 그대로)",
                "ballots that named it, as announced",
            ),
            Column("score", "integer", "점수(공고된 그대로)", "points it earned, as announced"),
        ),
    ),
    Dataset(
        "channels",
        "통로별로 센 표",
        "Counted votes by channel, where there was more than online",
        (
            Column("campaign", "text", "투표 번호", "public number of the vote"),
            Column("channel", "word", "통로", "channel"),
            Column("weight", "integer", "비중", "weight", "per cent"),
            Column("ballots", "integer", "유효표", "ballots that count"),
            Column("spoiled", "integer", "무효표", "papers that say nothing valid"),
            Column(
                "assisted",
                "integer",
                "두 사람이 도운 투표(종이 통로만, 적으면 비움)",
                "voters whom two officers helped; papers only, empty if few",
                "people",
            ),
            Column(
                "together",
                "word",
                "표가 적어 다른 통로와 함께 세었는지",
                "yes if counted together with others, being of few ballots",
            ),
        ),
    ),
    Dataset(
        "labs",
        "리빙랩",
        "Living labs",
        (
            Column("lab", "text", "리빙랩 번호", "public number of the living lab"),
            Column("number", "text", "제안 번호", "public number of the proposal it tries out"),
            Column("title", "text", "제목", "title"),
            Column("state", "word", "상태", "where it stands"),
            Column("seats", "integer", "시민 패널의 자리", "seats of the panel", "people"),
            Column("apply_until", "text", "신청 마감", "applications until"),
            Column(
                "applied",
                "integer",
                "신청한 사람(추첨 전에는 없음)",
                "applied; none before the lot",
            ),
            Column("commitment", "text", "추첨 씨앗의 약속값", "SHA-256 of the seed of the lot"),
            Column("seed", "text", "추첨 씨앗(추첨 전에는 없음)", "seed; none before the lot"),
            Column("trial_place", "text", "실증 장소", "where it is tried"),
            Column("trial_starts_on", "day", "실증 시작", "first day of the trial"),
            Column("trial_ends_on", "day", "실증 끝", "last day of the trial"),
            Column("outcome", "word", "패널의 판단", "verdict of the panel"),
            Column("concluded_on", "day", "마친 날", "concluded on"),
        ),
    ),
    Dataset(
        "workshops",
        "리빙랩 워크숍",
        "Workshops of living labs",
        (
            Column("lab", "text", "리빙랩 번호", "public number of the living lab"),
            Column("workshop", "integer", "몇 번째", "which one"),
            Column("title", "text", "제목", "title"),
            Column("place", "text", "곳", "where"),
            Column("starts_at", "text", "여는 때", "starts at"),
            Column("came", "integer", "온 패널(열리기 전에는 없음)", "came; none before", "people"),
        ),
    ),
    Dataset(
        "opinions",
        "심사에 붙인 의견 지도",
        "Opinion maps laid before reviews",
        (
            _NUMBER,
            Column("drawn_on", "day", "그린 날", "drawn on"),
            Column("digest", "text", "지도의 지문(SHA-256)", "fingerprint of the map (SHA-256)"),
            Column("comment", "integer", "몇 번째 글", "which comment of the map"),
            Column("group", "integer", "몇 번째 묶음", "which group, the largest first"),
            *(
                Column(name, "integer", ko, en, "people")
                for name, ko, en in (
                    ("people", "묶음의 사람", "people of the group"),
                    ("agree", "동의(적으면 비움)", "agree; empty if few"),
                    ("disagree", "동의 안 함(적으면 비움)", "do not agree; empty if few"),
                    ("passed", "넘김(적으면 비움)", "pass; empty if few"),
                    ("silent", "답 없음(적으면 비움)", "have not answered; empty if few"),
                )
            ),
        ),
    ),
    Dataset(
        "moderation",
        "글 관리",
        "Moderation by month",
        (
            Column("month", "text", "달", "month"),
            *(
                Column(name, "integer", ko, en)
                for name, ko, en in (
                    ("decided", "판단", "decisions"),
                    ("blinded", "임시로 가림", "blinded for a time"),
                    ("hidden", "가림", "hidden"),
                    ("dismissed", "문제없음", "dismissed"),
                    ("appeals", "이의신청", "appeals"),
                    ("lifted", "받아들임", "lifted on appeal"),
                )
            ),
        ),
    ),
    Dataset(
        "fields",
        "분야마다의 수",
        "Counts by field",
        (
            Column("category", "word", "분야", "field"),
            Column("ideas", "integer", "제안(적으면 비움)", "proposals; empty if few"),
            Column(
                "authors",
                "integer",
                "낸 사람(적거나, 앞 판에서 감춘 수가 드러나면 비움)",
                "authors; empty if few, or if it gave away what an earlier version withheld",
                "people",
            ),
        ),
    ),
)
