// What was found of one line of a settlement report: how much is recognised, how much not, and why.
import type { SettlementBodyFragment } from "../../gql/graphql";
import { won } from "../../ui/format";
import { useSpeech, useWords, useWritten } from "../../words";

type Line = SettlementBodyFragment["lines"][number];

export function LineFinding({ line, before = false }: { line: Line; before?: boolean }) {
  const w = useWords().settling;
  const { language } = useSpeech();
  const written = useWritten();
  if (!line.finding) return null;
  const { recognised, refused, why } = line.finding;
  return (
    <div className="small finding">
      {before ? w.foundBefore : w.found}: {w.recognised} <b>{won(recognised, language)}</b>
      {refused > 0 && (
        <>
          {" "}
          · {w.refused} <b>{won(refused, language)}</b>
        </>
      )}
      {why && (
        <>
          {" "}
          · <span lang={written}>{why}</span>
        </>
      )}
    </div>
  );
}
