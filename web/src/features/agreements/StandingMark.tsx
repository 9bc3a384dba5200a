// The sign of where a party stands, with its word for readers.
import type { ClauseStanding } from "../../gql/graphql";
import { useWords } from "../../words";

export type Standing = ClauseStanding;

const SIGNS: Record<Standing, { look: string; sign: string }> = {
  ACCEPT: { look: "m-yes", sign: "○" },
  ACCEPT_IF: { look: "m-if", sign: "△" },
  COUNTER: { look: "m-counter", sign: "⇄" },
  RESERVE: { look: "m-hold", sign: "…" },
  OBJECT: { look: "m-no", sign: "✕" },
  SILENT: { look: "m-none", sign: "?" },
};
// The gravest first: a clause shows the one of its parties that is furthest from acceptance.
const GRAVEST: Standing[] = ["OBJECT", "COUNTER", "ACCEPT_IF", "RESERVE", "SILENT", "ACCEPT"];

export function StandingMark({ standing }: { standing: Standing }) {
  const w = useWords().agreements;
  const { look, sign } = SIGNS[standing];
  return (
    <>
      <span className={`mark ${look}`} aria-hidden="true">
        {sign}
      </span>
      <span className="only-read">{w.standings[standing]}</span>
    </>
  );
}

export const gravest = (standings: Standing[]): Standing =>
  GRAVEST.find((one) => standings.includes(one)) ?? "SILENT";

export const STANDINGS = Object.keys(SIGNS) as Standing[];
