// The nine fields, line by line: each with the entries it comes from, and gaps where something is hidden.
// Long minutes begin with the ways to their fields: who wants to know what was decided is there in one press.
import { useContext } from "react";
import type { MinutesLiftedFragment, MinutesLineFragment } from "../../gql/graphql";
import { Day, Written } from "../../ui/Text";
import { SpeechContext, useWords, useWritten } from "../../words";
import type { Reading } from "./MinutesPage";

const FIELDS = ["NAME", "AGENCY", "WHEN", "PRESENT", "ORDER", "ITEMS", "REMARKS", "DECISIONS", "VOTES"] as const;

interface TextProps {
  lines: readonly MinutesLineFragment[];
  corrigenda: Reading["corrigenda"];
  /** The entry whose lines are marked. */
  chosen: number | null;
  /** Chooses an entry; not there for whoever does not read the log. */
  choose?: (number: number) => void;
}

export function MinutesText({ lines, corrigenda, chosen, choose }: TextProps) {
  const w = useWords().minutes;
  return (
    <article className="card minutes stack-6" aria-label={w.here}>
      <nav className="no-print" aria-label={w.contents}>
        <ul className="row small">
          {FIELDS.map((field) => (
            <li key={field}>
              <a href={`#field-${field}`}>{w.fields[field]}</a>
            </li>
          ))}
        </ul>
      </nav>
      {FIELDS.map((field) => (
        <section key={field} className="stack-2" aria-labelledby={`field-${field}`}>
          <h2 id={`field-${field}`}>{w.fields[field]}</h2>
          <ul className="stack-2">
            {lines
              .filter((line) => line.field === field)
              .map((line) => (
                <Line
                  key={line.key}
                  line={line}
                  beside={corrigenda.filter((one) => one.line === line.key)}
                  chosen={chosen}
                  {...(choose ? { choose } : {})}
                />
              ))}
          </ul>
        </section>
      ))}
    </article>
  );
}

interface LineProps extends Pick<TextProps, "chosen" | "choose"> {
  line: MinutesLineFragment;
  beside: Reading["corrigenda"];
}

function Line({ line, beside, chosen, choose }: LineProps) {
  const w = useWords().minutes;
  const written = useWritten();
  return (
    <li id={`line-${line.key}`} className={chosen !== null && line.cites.includes(chosen) ? "cited" : undefined}>
      {line.nameGap && <Gap gap={line.nameGap} />}
      {line.name && <b><Written>{line.name.displayName}</Written></b>}
      {line.nameLifted && <Lifted lifted={line.nameLifted} />} <span>{line.sentence}</span>
      {line.parts.length > 0 && ": "}
      <span lang={written}>
        {line.parts.map((part, index) =>
          part.gap ? (
            <Gap key={index} gap={part.gap} />
          ) : (
            <span key={index}>
              {part.text}
              {part.lifted && <Lifted lifted={part.lifted} />}
            </span>
          ),
        )}
      </span>{" "}
      {line.cites.length > 0 && (
        <span className="cite" title={w.cites}>
          {choose ? line.cites.map((number) => <Cite key={number} number={number} choose={choose} />) : line.cites.map((number) => `#${number}`).join(" ")}
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

/** The way from a line to an entry it comes from. */
function Cite({ number, choose }: { number: number; choose: (number: number) => void }) {
  return (
    <>
      {" "}
      <a
        href={`#entry-${number}`}
        onClick={(event) => {
          event.preventDefault();
          choose(number);
          document.getElementById(`entry-${number}`)?.scrollIntoView({ block: "nearest" });
        }}
      >
        #{number}
      </a>
    </>
  );
}

/** Why something is not shown; of a decision in progress also its stage and its expected end (ground 5). */
function Gap({ gap: { number, title, stage, expectedEnd } }: { gap: NonNullable<MinutesLineFragment["nameGap"]> }) {
  const { minutes: w } = useWords();
  const { language } = useContext(SpeechContext);
  return (
    <mark className="gap" lang={language}>
      {w.gap(number, title)}
      {stage && (
        <>
          {" "}
          · <Written>{stage}</Written>
        </>
      )}
      {expectedEnd && (
        <>
          {" "}
          · {w.until} <Day on={expectedEnd} />
        </>
      )}
    </mark>
  );
}

/** That what stands before it was a gap, from when until when; its digest and salt for whoever checks it. */
function Lifted({ lifted: { was, hiddenOn, liftedOn, salt } }: { lifted: MinutesLiftedFragment }) {
  const { minutes: w } = useWords();
  const { language } = useContext(SpeechContext);
  return (
    <span className="small soft" lang={language}>
      {" "}
      [{w.wasHidden(was.number, was.title)}
      {was.stage && (
        <>
          {" "}
          · <Written>{was.stage}</Written>
        </>
      )}
      {was.expectedEnd && (
        <>
          {" "}
          · {w.until} <Day on={was.expectedEnd} />
        </>
      )}{" "}
      · <Day on={hiddenOn} /> – <Day on={liftedOn} /> · <span className="digest tiny">{w.wasHiddenDigest(was.commitment, salt)}</span>]
    </span>
  );
}
