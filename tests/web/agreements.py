"""What stories of agreements do through the API before they look at a page."""

from tests.fixtures.product import Product
from tests.web.visits import answered


def settle_sentences(product: Product, number: str, persona: str) -> None:
    """Mark every sentence of duty that nobody has settled as one that obliges nobody."""
    asked = "query A($number: String!) { agreement(number: $number) { openSentences { clauseId digest } } }"
    one = """a{n}: markNoDuty(input: {{clauseId: "{clauseId}", sentence: "{digest}",
      reason: "업무 분담표에 적음"}}) {{ __typename ... on Refused {{ message }} }}"""
    left = answered(product, asked, persona=persona, number=number)["agreement"]["openSentences"]
    if not left:
        return
    fields = " ".join(one.format(n=n, **sentence) for n, sentence in enumerate(left))
    said = answered(product, f"mutation {{ {fields} }}", persona=persona).values()
    assert {answer["__typename"] for answer in said} == {"MarkNoDutySuccess"}, said
