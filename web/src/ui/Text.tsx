// Money, days and times as elements: the machine's value beside what people read.
import { koreanParts, useSpeech, useTongue, useWritten } from "../words";
import { day, dayTime, exactWon, won } from "./format";

export function Won({ amount }: { amount: number }) {
  const { language } = useSpeech();
  return (
    <data className="won" value={amount} title={exactWon(amount, language)}>
      {won(amount, language)}
    </data>
  );
}

export function Day({ on }: { on: string }) {
  const { language } = useSpeech();
  return <time dateTime={on}>{day(on, language)}</time>;
}

export function DayTime({ at }: { at: string }) {
  const { language } = useSpeech();
  return <time dateTime={at}>{dayTime(at, language)}</time>;
}

/** Words of a person, a place or a body amid words of ours: on an English page Korean ones are marked so. */
export function Written({ children }: { children: string }) {
  const tongue = useTongue()(children);
  return tongue ? <span lang={tongue}>{children}</span> : children;
}

/** A sentence of ours with a name or a title in it: on an English page just that part is marked as Korean. */
export function Told({ children }: { children: string }) {
  const tongue = useTongue()(children);
  if (!tongue) return children;
  const parts = koreanParts(children).map((part, place) => (place % 2 ? <span key={place} lang={tongue}>{part}</span> : part));
  // One element around all: in a row or on a button the sentence stays one.
  return <span>{parts}</span>;
}

/** Free text as paragraphs: an empty line parts them. */
export function Prose({ text }: { text: string }) {
  const written = useWritten();
  const paragraphs = text.split(/\n\s*\n/).filter((part) => part.trim() !== "");
  return (
    <div className="prose stack-2" lang={written}>
      {paragraphs.map((part, index) => (
        <p key={index}>{part}</p>
      ))}
    </div>
  );
}
