// Somebody else changed the draft meanwhile: what stands in the house beside one's own, piece by piece.
import { useState } from "react";
import { won } from "../../ui/format";
import { Button } from "../../ui/Button";
import { Message } from "../../ui/Parts";
import { Prose } from "../../ui/Text";
import { useSpeech, useWords } from "../../words";
import type { IdeaDraft } from "../ideas/draft";
import { districtAt } from "../map/projection";
import { useDistricts } from "../map/useDistricts";
import { wordsOf } from "./wordsOf";

const PIECES = ["title", "summary", "category", "place", "point", "cost", "body"] as const;
type Piece = (typeof PIECES)[number];

interface OvertakenProps {
  theirs: IdeaDraft;
  mine: IdeaDraft;
  /** What is written from now on, on the version that stands in the house. */
  goOn: (text: IdeaDraft) => void;
  /** Changes the fields and leaves the choice open. */
  take: (text: IdeaDraft) => void;
}

export function Overtaken({ theirs, mine, goOn, take }: OvertakenProps) {
  const w = useWords();
  // What stood in the fields before the first piece was taken over: nothing is lost by looking.
  const [before, setBefore] = useState<IdeaDraft | null>(null);
  const here = wordsOf(mine);
  const there = wordsOf(theirs);
  const other = PIECES.filter((piece) => JSON.stringify(here[piece]) !== JSON.stringify(there[piece]));
  const labels: Record<Piece, string> = { ...w.write, title: w.write.titleLabel, point: w.map.point };
  return (
    <Message tone="wait" title={w.drafts.changed} announce="alert">
      <p className="small">{w.drafts.changedHint}</p>
      <ul className="stack" aria-label={w.drafts.pieces}>
        {other.map((piece) => (
          <li key={piece} className="stack-2">
            <p className="strong">{labels[piece]}</p>
            <Told draft={theirs} piece={piece} />
            <div>
              <Button
                look="plain"
                label={`${w.drafts.takePiece}: ${labels[piece]}`}
                onPress={() => {
                  setBefore(before ?? mine);
                  take({ ...mine, [piece]: theirs[piece] });
                }}
              >
                {w.drafts.takePiece}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <div className="row">
        <Button look="line" onPress={() => goOn({ ...theirs, files: mine.files })}>
          {w.drafts.takeTheirs}
        </Button>
        <Button look="line" onPress={() => goOn(mine)}>
          {w.drafts.keepMine}
        </Button>
        {before && (
          <Button
            look="plain"
            onPress={() => {
              take(before);
              setBefore(null);
            }}
          >
            {w.drafts.putBack}
          </Button>
        )}
      </div>
    </Message>
  );
}

function Told({ draft, piece }: { draft: IdeaDraft; piece: Piece }) {
  const w = useWords();
  const { language } = useSpeech();
  const districts = useDistricts();
  const { cost } = wordsOf(draft);
  if (piece === "category") return <p>{draft.category ? w.categories[draft.category] : w.drafts.leftOpen}</p>;
  if (piece === "cost") return <p>{cost === null || cost === undefined ? w.drafts.leftOpen : won(cost, language)}</p>;
  if (piece === "point") return <p>{draft.point ? (districtAt(draft.point, districts)?.name ?? w.map.outsideNow) : w.map.noPlace}</p>;
  return draft[piece] ? <Prose text={draft[piece]} /> : <p>{w.drafts.leftOpen}</p>;
}
