// Who has answered what, and who is silent: silence is never consent.
import type { ChangeCardFragment } from "../../gql/graphql";
import { Chip } from "../../ui/Parts";
import { useWords, useWritten } from "../../words";

export function Voices({ voices }: { voices: ChangeCardFragment["voices"] }) {
  const w = useWords().consortium;
  const written = useWritten();
  return (
    <ul className="items" aria-label={w.voices}>
      {voices.map(({ body, yes, reason, needed, counts }) => (
        <li key={body.id} className="stack-2">
          <p className="row row-between">
            <span>
              {body.name} {needed && <span className="small soft">{counts ? w.needed : w.neededOnly}</span>}
              {!needed && !counts && <span className="small soft">{w.concerned}</span>}
            </span>
            {typeof yes === "boolean" ? (
              <Chip icon={yes ? "check" : "stop"} tone={yes ? "ok" : "stop"}>
                {yes ? w.yes : w.no}
              </Chip>
            ) : (
              <Chip icon="clock" tone="wait">
                {w.silent}
              </Chip>
            )}
          </p>
          {reason && (
            <p className="small" lang={written}>
              {reason}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
