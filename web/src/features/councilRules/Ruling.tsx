// One key: what holds, where it stands, whether that was read, and what other sources say of it.
import { graphql } from "../../gql";
import type { CouncilRulingFragment } from "../../gql/graphql";
import { day } from "../../ui/format";
import { Chip } from "../../ui/Parts";
import { useSpeech, useWords } from "../../words";

graphql(`
  fragment CouncilRuling on CouncilRuling {
    key
    title
    holds { text level source article confirmed holdsFrom }
    others { text level source article confirmed holdsFrom }
  }
`);

export function Ruling({ ruling }: { ruling: CouncilRulingFragment }) {
  const w = useWords().councilRules;
  return (
    <div>
      <dt>{ruling.title}</dt>
      <dd>
        <b>{ruling.holds.text}</b>
        <Source said={ruling.holds} />
        {ruling.others.length > 0 && (
          <details>
            <summary className="small">{w.others(ruling.others.length)}</summary>
            <ul className="stack-2">
              {ruling.others.map((one) => (
                <li key={`${one.level} ${one.source}`}>
                  {one.text}
                  <Source said={one} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </dd>
    </div>
  );
}

function Source({ said }: { said: CouncilRulingFragment["holds"] }) {
  const w = useWords().councilRules;
  const { language } = useSpeech();
  return (
    <p className="small soft">
      {w.levels[said.level]}
      {said.level !== "HOUSE" && ` · ${[said.source, said.article].filter(Boolean).join(" ")}`}
      {said.holdsFrom > "2021-01-01" && ` · ${w.from(day(said.holdsFrom, language))}`}
      {!said.confirmed && (
        <>
          {" "}
          <Chip icon="warn" tone="warn">
            {w.unread}
          </Chip>
        </>
      )}
    </p>
  );
}
