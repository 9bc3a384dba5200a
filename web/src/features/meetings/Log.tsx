// The log of the meeting, the newest line first; the minutes are made of it.
import { Icon } from "../../ui/Icon";
import { Written } from "../../ui/Text";
import { useSpeech, useWords } from "../../words";
import { dayTime } from "../../ui/format";
import type { Meeting } from "./MeetingPage";

const SHOWN = 8;

export function Log({ meeting }: { meeting: Meeting }) {
  const w = useWords().meeting;
  if (!meeting.log) return null;
  const lines = [...meeting.log].reverse();
  return (
    <section className="card card-quiet stack-2" aria-labelledby="log">
      <h2 id="log">{w.log}</h2>
      <p className="small soft">{w.logHint}</p>
      <Lines lines={lines.slice(0, SHOWN)} meeting={meeting} />
      {lines.length > SHOWN && (
        <details>
          <summary className="small">{w.live.earlier(lines.length - SHOWN)}</summary>
          <Lines lines={lines.slice(SHOWN)} meeting={meeting} />
        </details>
      )}
    </section>
  );
}

function Lines({ lines, meeting }: { lines: NonNullable<Meeting["log"]>; meeting: Meeting }) {
  const w = useWords().meeting;
  const { language } = useSpeech();
  const number = (id: string | null) => meeting.items.find((one) => one.id === id)?.number;
  return (
    <ol className="items" reversed>
      {lines.map((line) => {
        const item = number(line.itemId);
        const own = line.kind !== "VOTE_CLOSED" && line.kind !== "ITEM_ENDED" && line.words;
        return (
          <li key={line.number} className="small">
            <span className="soft">
              #{line.number} · {dayTime(line.at, language)}
            </span>
            <br />
            <Icon name={line.kind === "REMARK" ? "text" : "right"} /> {item !== undefined && `${w.itemNumber(item)} · `}
            {w.lines[line.kind]}
            {line.name && " · "}
            {line.name && <Written>{line.name.displayName}</Written>}
            {line.recusal && ` · ${w.recusals[line.recusal]}`}
            {own && " · "}
            {own && <Written>{own}</Written>}
            {line.kind === "VOTE_CLOSED" && line.words && ` · ${w.results[line.words as keyof typeof w.results]}`}
            {line.kind === "ITEM_ENDED" && line.words && ` · ${w.itemStates[line.words as keyof typeof w.itemStates]}`}
          </li>
        );
      })}
    </ol>
  );
}
