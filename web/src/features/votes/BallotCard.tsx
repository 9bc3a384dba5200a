// One project on the ballot. At the limit the card stays live and says what to do.
import { Link } from "wouter";
import { graphql } from "../../gql";
import type { BallotCardFragment, BallotKind } from "../../gql/graphql";
import { Icon } from "../../ui/Icon";
import { Chip } from "../../ui/Parts";
import { Won, Written } from "../../ui/Text";
import { useWords, useWritten } from "../../words";
import { PointsStepper } from "./PointsStepper";

graphql(`
  fragment BallotCard on BallotLine {
    number
    cost
    proposal { id number title category place }
  }
`);

interface CardProps {
  line: BallotCardFragment;
  kind: BallotKind;
  live: boolean;
  points: number;
  /** Place in the person's order, from 1; 0 = not picked. */
  rank: number;
  warning: string | null;
  press: () => void;
  give: (points: number) => void;
}

export function BallotCard({ line, kind, live, points, rank, warning, press, give }: CardProps) {
  const w = useWords();
  const { title, category, place, number } = line.proposal;
  const written = useWritten();
  const picked = points > 0;
  const words = (
    <>
      <span className="name" lang={written}>
        {title}
      </span>
      <span className="meta">
        <span>
          {w.categories[category]} · <Written>{place}</Written>
        </span>
        <span className="cost">
          <Won amount={line.cost} />
        </span>
      </span>
    </>
  );
  return (
    <li>
      {live && kind !== "CUMULATIVE" ? (
        <label className="ballot">
          <input
            type={kind === "CHOOSE_ONE" ? "radio" : "checkbox"}
            name="pick"
            checked={picked}
            onChange={press}
            aria-describedby={warning ? `full-${line.number}` : undefined}
          />
          {words}
        </label>
      ) : (
        <div className={picked ? "ballot ballot-points picked" : "ballot ballot-points"}>
          {words}
          {live && <PointsStepper title={title} points={points} give={give} />}
        </div>
      )}
      <div className="ballot-foot">
        <Link href={`/ideas/${number}`}>
          {w.details}
          <span className="only-read">
            : <Written>{title}</Written>
          </span>
        </Link>
        {picked && (
          <span aria-hidden="true">
            <Chip icon="check" tone="info">
              {kind === "ORDINAL" ? w.ballot.place(rank) : kind === "CUMULATIVE" ? w.ballot.points1(points) : w.ballot.chosen}
            </Chip>
          </span>
        )}
      </div>
      {warning && (
        <p className="ballot-warning" role="alert" id={`full-${line.number}`}>
          <Icon name="warn" />
          {warning}
        </p>
      )}
    </li>
  );
}
