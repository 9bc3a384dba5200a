// A text with what was added and removed: underlined and struck, and said so to a reader.
import { useWords, useWritten } from "../../words";
import { redline } from "./redline";

export function Redline({ before, after }: { before: string; after: string }) {
  const w = useWords().agreements;
  const written = useWritten();
  const pieces = redline(before, after);
  const count = (is: "added" | "removed") => pieces.filter((piece) => piece.is === is).length;
  return (
    <div className="stack-2">
      <p className="clause" lang={written}>
        {pieces.map(({ is, text }, place) =>
          is === "same" ? (
            <span key={place}>{text}</span>
          ) : is === "added" ? (
            <ins key={place}>
              <span className="only-read">{w.added} </span>
              {text}
            </ins>
          ) : (
            <del key={place}>
              <span className="only-read">{w.removed} </span>
              {text}
            </del>
          ),
        )}
      </p>
      <p className="legend">
        <span>
          <ins>{w.added}</ins> {w.times(count("added"))}
        </span>
        <span>
          <del>{w.removed}</del> {w.times(count("removed"))}
        </span>
      </p>
    </div>
  );
}
