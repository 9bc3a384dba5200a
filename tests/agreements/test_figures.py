"""The sums and parts that a text names: found as people write them, and as quickly in the worst of texts."""

from time import process_time

import pytest

from workflows.agreements.amending.classes import figures


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,200만 원을 낸다", ["1,200만원"]),
        ("45%와 3분의 1, 1/3", ["45%", "3분의1", "1/3"]),
        ("3억 5천만 원, 12억 3,000만원", ["3억5천만원", "12억3,000만원"]),
        ("KRW 500, ₩ 1,000, 7 won", ["KRW500", "₩1,000", "7won"]),
        ("1조 2천억 3,400만 5천 원", ["1조2천억3,400만5천원"]),
        ("2.5퍼센트", ["2.5퍼센트"]),
        ("2026년 3월, 제12조, 30일", []),
        ("번호 12가 34원", ["34원"]),
    ],
)
def test_sums_and_parts_are_found_as_they_are_written(text, found):
    assert figures(text) == found


@pytest.mark.parametrize("again", ["1", "1,", "1 ", "1만 ", "1/", "1 분의", "₩"])
def test_finding_them_grows_with_the_text_and_not_with_its_square(again):
    def seconds(times: int) -> float:
        took = []
        for _ in range(3):
            began = process_time()
            figures(again * times)
            took.append(process_time() - began)
        return min(took)

    # Sixteen times the length: 256 times the work by its square, 4,096 by its cube.
    assert seconds(16_000) < 64 * seconds(1_000)
