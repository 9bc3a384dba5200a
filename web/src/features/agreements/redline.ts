// What changed between two texts, word by word (어절): the longest common run of words stays, the rest is marked.
export interface Piece {
  is: "same" | "added" | "removed";
  text: string;
}

// Above this many comparisons two texts are so unlike that marks would not help a reader.
const MOST_COMPARED = 4_000_000;

export function redline(before: string, after: string): Piece[] {
  const old = wordsOf(before);
  const now = wordsOf(after);
  let head = 0;
  // From the front first: what is added after a sentence is marked after it, not across its end.
  while (head < old.length && head < now.length && bare(old[head]) === bare(now[head])) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && bare(old.at(-1 - tail)) === bare(now.at(-1 - tail))) tail += 1;
  return joined([
    ...same(now.slice(0, head)),
    ...between(old.slice(head, old.length - tail), now.slice(head, now.length - tail)),
    ...same(tail > 0 ? now.slice(-tail) : []),
  ]);
}

/** Words with the blanks after them, so that nothing of a text is lost. */
function wordsOf(text: string): string[] {
  return text.match(/\S+[^\S\n]*\n*|\s+/g) ?? [];
}

const same = (words: string[]): Piece[] => words.map((text) => ({ is: "same", text }));

function between(old: string[], now: string[]): Piece[] {
  const all: Piece[] = [
    ...old.map((text): Piece => ({ is: "removed", text })),
    ...now.map((text): Piece => ({ is: "added", text })),
  ];
  if (old.length === 0 || now.length === 0 || old.length * now.length > MOST_COMPARED) return all;
  // longest[i][j]: how many words the rests from i and from j have in common, in order.
  const width = now.length + 1;
  const longest = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] = bare(old[i]) === bare(now[j]) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < now.length) {
    if (bare(old[i]) === bare(now[j])) {
      pieces.push({ is: "same", text: now[j] ?? "" });
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      pieces.push({ is: "removed", text: old[i] ?? "" });
      i += 1;
    } else {
      pieces.push({ is: "added", text: now[j] ?? "" });
      j += 1;
    }
  }
  const rest = (words: string[], is: Piece["is"]) => words.map((text): Piece => ({ is, text }));
  return [...pieces, ...rest(old.slice(i), "removed"), ...rest(now.slice(j), "added")];
}

const bare = (word: string | undefined) => word?.trimEnd() ?? "";

/** Neighbours of one kind are one piece; between two words that stay, what went stands before what came. */
function joined(pieces: Piece[]): Piece[] {
  const found: Piece[] = [];
  let gone = "";
  let come = "";
  const flush = () => {
    if (gone) found.push({ is: "removed", text: gone });
    if (come) found.push({ is: "added", text: come });
    gone = come = "";
  };
  for (const { is, text } of pieces) {
    if (is === "removed") gone += text;
    else if (is === "added") come += text;
    else {
      flush();
      const last = found.at(-1);
      if (last?.is === "same") last.text += text;
      else found.push({ is, text });
    }
  }
  flush();
  return found;
}
