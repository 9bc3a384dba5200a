// The map as it was frozen for the review, beside the sheet of a member; it stays folded out of the way of the scores.
import { useQuery } from "urql";
import { useWords } from "../../words";
import { OpinionMap } from "./OpinionMap";
import { OPINIONS } from "./Opinions";

export function MapBeside({ number }: { number: string }) {
  const w = useWords().opinions;
  const [{ data }] = useQuery({ query: OPINIONS, variables: { number } });
  const map = data?.opinions?.map;
  if (!map?.frozen) return null;
  return (
    <details className="fold">
      <summary>{w.besideSheet}</summary>
      <div className="stack">
        <p className="soft">
          {w.noVote}. {w.noVoteWhy}
        </p>
        <OpinionMap map={map} short />
      </div>
    </details>
  );
}
