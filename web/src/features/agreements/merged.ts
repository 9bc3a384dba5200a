// A merge put together: the pieces of one column, and the whole as it stands once each conflict is decided.
export interface Piece {
  taken: "BASE" | "THEIRS" | "MINE" | "BOTH" | "CONFLICT";
  text: string;
  base: string;
  theirs: string;
  mine: string;
}
export type Choice = "theirs" | "mine" | "both" | "base";

/** Two words that come to stand side by side stay two. */
export function joined(texts: string[]): string {
  return texts.reduce((before, next) => (before && next && !/\s$/.test(before) && !/^\s/.test(next) ? `${before} ${next}` : before + next), "");
}

/** The whole text; of a conflict that nobody has decided, the words of the text that stands. */
export function merged(pieces: readonly Piece[], choices: Readonly<Record<number, Choice>>): string {
  return joined(pieces.map((piece, nth) => (piece.taken === "CONFLICT" ? chosen(piece, choices[nth] ?? "theirs") : piece.text)));
}

export function chosen(piece: Piece, choice: Choice): string {
  return choice === "both" ? joined([piece.theirs, piece.mine]) : piece[choice];
}

// So many words beside a conflict show where it is.
const WORDS = 4;

/** The words that stand before and after a conflict, so that each choice is read as it would stand. */
export function around(pieces: readonly Piece[], nth: number): [before: string, after: string] {
  const words = (piece: Piece | undefined) => (piece && piece.taken !== "CONFLICT" ? piece.text.trim().split(/\s+/).filter(Boolean) : []);
  const before = words(pieces[nth - 1]);
  const after = words(pieces[nth + 1]);
  return [
    before.length > 0 ? `${before.length > WORDS ? "… " : ""}${before.slice(-WORDS).join(" ")} ` : "",
    after.length > 0 ? ` ${after.slice(0, WORDS).join(" ")}${after.length > WORDS ? " …" : ""}` : "",
  ];
}
