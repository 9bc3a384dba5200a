// A request for correction: how the line read, how it should read, and how it reads since it was accepted.
import { useWords, useWritten } from "../../words";
import { labelOf, wordsOf } from "./lines";
import type { Reading } from "./MinutesPage";

export type Correction = Reading["corrections"][number];

/** The line a request is about, without its words; also one whose words have gone into a summary since. */
export function lineOf(one: Correction, reading: Reading): string {
  const { before } = one;
  return before ? [before.name?.displayName, before.sentence].filter(Boolean).join(" ") : labelOf(reading.lines, one.line);
}

export function BothTexts({ one }: { one: Correction }) {
  const w = useWords().minutes;
  const written = useWritten();
  const was = one.before ? wordsOf(one.before) : "";
  const since = one.accepted && one.words && one.words !== one.asked ? one.words : null;
  return (
    <dl className="stack-2">
      <div>
        <dt className="small soft">{w.wasWritten}</dt>
        <dd lang={written}>{was || w.nothingWritten}</dd>
      </div>
      <div>
        <dt className="small soft">{w.shouldRead}</dt>
        <dd lang={written}>{one.asked}</dd>
      </div>
      {since && (
        <div>
          <dt className="small soft">{w.readsSince}</dt>
          <dd lang={written}>{since}</dd>
        </div>
      )}
    </dl>
  );
}
