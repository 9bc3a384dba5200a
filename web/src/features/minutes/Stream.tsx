// The log beside the minutes: an entry leads to the lines that come from it, or goes into the gist that is written.
import { DayTime, Written } from "../../ui/Text";
import { useWords, useWritten } from "../../words";
import type { Reading } from "./MinutesPage";

export type LogEntry = Reading["entries"][number];

interface StreamProps {
  reading: Reading;
  chosen: number | null;
  /** Takes an entry into what is being written; null while nothing is. */
  sink: ((entry: LogEntry) => void) | null;
  choose: (number: number) => void;
}

export function Stream({ reading, chosen, sink, choose }: StreamProps) {
  const w = useWords().minutes;
  const written = useWritten();
  const press = (entry: LogEntry) => {
    if (sink) return sink(entry);
    choose(entry.number);
    const line = reading.lines.find(({ cites }) => cites.includes(entry.number));
    if (line) document.getElementById(`line-${line.key}`)?.scrollIntoView({ block: "center" });
  };
  return (
    <section className="card stack-2" aria-labelledby="entries">
      <h2 id="entries">{w.entries}</h2>
      <p className="small soft">{sink ? w.stream.insertHint : w.stream.showHint}</p>
      <ol className="stream desk-stream">
        {reading.entries.map((one) => {
          const lines = reading.lines.filter(({ cites }) => cites.includes(one.number)).length;
          return (
            <li key={one.number} id={`entry-${one.number}`} className={chosen === one.number ? "cited" : undefined}>
              <DayTime at={one.at} />
              <div>
                <button
                  type="button"
                  className="cite cite-press"
                  aria-pressed={sink ? undefined : chosen === one.number}
                  aria-label={sink ? w.stream.insert(one.number, one.kind) : w.stream.show(one.number, one.kind)}
                  onClick={() => press(one)}
                >
                  #{one.number}
                </button>{" "}
                {one.kind} {one.name && <Written>{one.name.displayName}</Written>} {one.words && <span lang={written}>{one.words}</span>}{" "}
                <span className="tiny soft">{lines > 0 ? w.stream.citedBy(lines) : w.stream.uncited}</span>
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
