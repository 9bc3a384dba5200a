"""What a finger finds and what an eye reads on a page as it is drawn: measured, not looked up in styles."""

from typing import Any

from playwright.sync_api import Page

TAP = 48  # px: the smallest target of a finger
MEANT, NOTED = 16, 15  # px: sentences, and what is noted beside them

# From the middle of each thing that is pressed, up and down as far as a press still finds it. Left out
# are a link among the words of a sentence, which is as high as its line (WCAG 2.2, 2.5.8), what is drawn
# on the map and stands in the list under it too, and what is for readers alone.
UNREACHED = """(tap) => {
  const found = [];
  const among = (one) => one.tagName === 'A' && getComputedStyle(one).display === 'inline'
    && [...one.parentElement.childNodes].some((near) => near.nodeType === 3 && near.data.trim().length > 1);
  for (const one of document.querySelectorAll('a[href], button, summary, input, select, textarea')) {
    const style = getComputedStyle(one);
    if (one.ownerSVGElement || one.closest('.only-read, .skip') || style.clipPath !== 'none'
        || !one.checkVisibility({visibilityProperty: true}) || among(one)) continue;
    one.scrollIntoView({block: 'center'});
    const box = one.getClientRects()[0];
    if (!box || !box.width) continue;
    const x = box.left + Math.min(box.width / 2, 20 + box.width / 4), y = box.top + box.height / 2;
    const mine = (at) => {
      const hit = document.elementFromPoint(x, at);
      return hit && (one.contains(hit) || [...(one.labels ?? [])].some((label) => label.contains(hit)));
    };
    let up = 0, down = 0;
    while (up < tap && mine(y - up - 1)) up++;
    while (down < tap && mine(y + down + 1)) down++;
    // What is drawn may lie between two pixels.
    if (up + down + 1.5 < tap) found.push(`${up + down + 1} px: ${one.outerHTML.slice(0, 120)}`);
  }
  return found;
}"""

SMALL = """(least) => {
  const found = new Set(), words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const one = words.currentNode.parentElement;
    if (!words.currentNode.data.trim() || one.ownerSVGElement || one.closest('.only-read, .skip, noscript')
        || !one.checkVisibility({visibilityProperty: true})) continue;
    const size = parseFloat(getComputedStyle(one).fontSize);
    const wanted = one.closest('p, dd, li, td') && !one.closest('.tiny, .stream, .tool-count, .tabs, th, dt')
      ? least.meant : least.noted;
    if (size < wanted) found.add(`${size} px: ${one.outerHTML.slice(0, 120)}`);
  }
  return [...found];
}"""


def unreached(page: Page) -> list[str]:
    """Return what is pressed on the page and a finger does not find, with its height in px."""
    found: list[str] = page.evaluate(UNREACHED, TAP)
    return found


def small(page: Page) -> list[str]:
    """Return what is written on the page in letters that are too small, with their size in px."""
    least: dict[str, Any] = {"meant": MEANT, "noted": NOTED}
    found: list[str] = page.evaluate(SMALL, least)
    return found
