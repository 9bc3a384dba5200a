// The nine fields, line by line: each with the entries it comes from, and gaps where something is hidden.
import type { MinutesLineFragment } from "../../gql/graphql";
import { useWords, useWritten } from "../../words";
import type { Reading } from "./MinutesPage";

const FIELDS = ["NAME", "AGENCY", "WHEN", "PRESENT", "ORDER", "ITEMS", "REMARKS", "DECISIONS", "VOTES"] as const;

interface TextProps {
  lines: readonly MinutesLineFragment[];
  corrigenda: Reading["corrigenda"];
}

export function MinutesText({ lines, corrigenda }: TextProps) {
  const w = useWords().minutes;
  return (
    <article className="card minutes stack-6" aria-label={w.here}>
      {FIELDS.map((field) => (
        <section key={field} className="stack-2" aria-labelledby={`field-${field}`}>
          <h2 id={`field-${field}`}>{w.fields[field]}</h2>
          <ul className="stack-2">
            {lines
              .filter((line) => line.field === field)
              .map((line) => (
                <Line key={line.key} line={line} beside={corrigenda.filter((one) => one.line === line.key)} />
              ))}
          </ul>
        </section>
      ))}
    </article>
  );
}

function Line({ line, beside }: { line: MinutesLineFragment; beside: Reading["corrigenda"] }) {
  const w = useWords().minutes;
  const written = useWritten();
  return (
    <li id={`line-${line.key}`}>
      {line.nameGap && <Gap number={line.nameGap.number} title={line.nameGap.title} />}
      {line.name && <b>{line.name.displayName}</b>} <span>{line.sentence}</span>
      {line.parts.length > 0 && ": "}
      <span lang={written}>
        {line.parts.map((part, index) =>
          part.gap ? <Gap key={index} number={part.gap.number} title={part.gap.title} /> : <span key={index}>{part.text}</span>,
        )}
      </span>{" "}
      {line.cites.length > 0 && (
        <span className="cite" title={w.cites}>
          {line.cites.map((number) => `#${number}`).join(" ")}
        </span>
      )}
      {line.corrects.length > 0 && <span className="tiny soft"> {w.corrected(line.corrects)}</span>}
      {beside.map((one) => (
        <p key={one.number} className="small card-quiet">
          <b>{w.corrigendum(one.number)}</b> <span lang={written}>{one.words}</span>{" "}
          <span className="soft" lang={written}>
            ({one.reason})
          </span>
        </p>
      ))}
    </li>
  );
}

function Gap({ number, title }: { number: number; title: string }) {
  const w = useWords().minutes;
  return <mark className="gap">{w.gap(number, title)}</mark>;
}
