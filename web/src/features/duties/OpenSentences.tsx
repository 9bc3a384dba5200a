// The sentences of duty nobody has settled: while there are any an agreement is not frozen. Each leads to its place.
import { memo } from "react";
import { FoldedList } from "../../ui/FoldedList";
import { useWords, useWritten } from "../../words";

interface OpenProps {
  number: string;
  sentences: readonly { clauseId: string; digest: string; reference: string; text: string }[];
}

/** The id under which the register shows a sentence. */
export const placeOf = (one: { digest: string }) => `sentence-${one.digest.slice(0, 12)}`;

export const OpenSentences = memo(function OpenSentences({ number, sentences }: OpenProps) {
  const w = useWords().duties;
  const written = useWritten();
  if (sentences.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="open-sentences">
      <h2 id="open-sentences">{w.unmapped(sentences.length)}</h2>
      <p className="small soft">{w.unmappedHint}</p>
      <FoldedList
        open={3}
        entries={sentences.map((one) => (
          <li key={`${one.clauseId}-${one.digest}`}>
            <a href={`/agreements/${number}/duties#${placeOf(one)}`}>
              <b>{one.reference}</b> <span lang={written}>{one.text}</span>
            </a>
          </li>
        ))}
      />
    </section>
  );
});
