// An idea in a list: its state, title, one line, and what it costs where.
import { Link } from "wouter";
import { graphql } from "../../gql";
import type { IdeaCardFragment, ProposalState } from "../../gql/graphql";
import { Chip } from "../../ui/Parts";
import { Won, Written } from "../../ui/Text";
import { useWords, useWritten } from "../../words";
import { LOOKS } from "./looks";

graphql(`
  fragment IdeaCard on Proposal {
    id
    number
    title
    summary
    category
    place
    cost
    state
    supportCount
  }
`);

export function IdeaState({ state }: { state: ProposalState }) {
  const w = useWords();
  return <Chip {...LOOKS[state]}>{w.ideaStates[state]}</Chip>;
}

interface CardProps {
  idea: IdeaCardFragment;
  /** What is overdue in it, where the reader is told. */
  late?: string | undefined;
}

export function IdeaCard({ idea, late }: CardProps) {
  const w = useWords();
  const written = useWritten();
  return (
    <li className="card reach stack-2">
      <div className="row row-between">
        <IdeaState state={idea.state} />
        <span className="tiny soft">{w.ideas.number(idea.number)}</span>
      </div>
      {late && (
        <p>
          <Chip icon="warn" tone="warn">
            {late}
          </Chip>
        </p>
      )}
      <h3 lang={written}>
        <Link href={`/ideas/${idea.number}`}>{idea.title}</Link>
      </h3>
      <p className="small soft" lang={written}>
        {idea.summary}
      </p>
      <p className="row row-between small card-end">
        <span className="soft">
          {w.categories[idea.category]}
          {idea.place && (
            <>
              {" · "}
              <Written>{idea.place}</Written>
            </>
          )}
          {idea.supportCount > 0 && ` · ${w.support.count(idea.supportCount)}`}
        </span>
        <b>
          <Won amount={idea.cost} />
        </b>
      </p>
    </li>
  );
}
