// What parties said before and say no more, the newest first: it stays to be read by who decides now.
import type { ReactNode } from "react";
import { FoldedList } from "../../ui/FoldedList";
import { dayTime } from "../../ui/format";
import { useSpeech, useWritten } from "../../words";

// The newest stand in view, the others one press away.
const OPEN = 2;

export interface Past {
  key: string;
  /** Who said what, of what. */
  said: ReactNode;
  at: string | null | undefined;
  /** In which capacity, until when it stood. */
  under?: string;
  words: string | null | undefined;
}

export function SaidBefore({ past }: { past: Past[] }) {
  const { language } = useSpeech();
  const written = useWritten();
  const lines = past.map(({ key, said, at, under, words }) => (
    <li key={key}>
      {said} {at && dayTime(at, language)}
      {under && <span className="soft"> {under}</span>}
      {words && (
        <>
          <br />
          <span className="lines" lang={written}>
            {words}
          </span>
        </>
      )}
    </li>
  ));
  return <FoldedList entries={lines} open={OPEN} />;
}
