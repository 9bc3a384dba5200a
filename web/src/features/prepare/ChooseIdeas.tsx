// Which ideas stand on the paper: found by words and state, put in an order, taken off again.
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../gql";
import type { ProposalState } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Won } from "../../ui/Text";
import { useWords, useWritten } from "../../words";
import type { Line } from "./campaignDraft";
import type { StepProps } from "./NoticeForm";

const IDEAS = graphql(`
  query IdeasForVote($search: String, $state: ProposalState, $reviewed: Boolean) {
    proposals(first: 20, ballotable: true, reviewed: $reviewed, search: $search, state: $state, orderBy: NEWEST) {
      edges { cursor node { id number title cost state } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);
const STATES: ProposalState[] = ["ADOPTED", "THRESHOLD_MET", "OPEN", "SUBMITTED", "NOT_SELECTED"];

export function ChooseIdeas({ draft, change, wrong }: StepProps) {
  const w = useWords();
  const written = useWritten();
  const [text, setText] = useState("");
  const [search, setSearch] = useState<string | null>(null);
  const [state, setState] = useState<ProposalState>("OPEN");
  const [{ data, fetching }] = useQuery({ query: IDEAS, variables: { search, state, reviewed: draft.reviewedOnly } });
  const chosen = new Set(draft.lines.map(({ id }) => id));
  const found = (data?.proposals.edges ?? []).map(({ node }) => node).filter(({ id }) => !chosen.has(id));
  const put = ({ id, number, title, cost }: Line) => change({ lines: [...draft.lines, { id, number, title, cost }] });
  const off = (id: string) => change({ lines: draft.lines.filter((one) => one.id !== id) });
  const move = (from: number, to: number) => {
    const lines = [...draft.lines];
    const [line] = lines.splice(from, 1);
    if (line) lines.splice(to, 0, line);
    change({ lines });
  };
  const error = wrong("lines") ?? wrong("proposalIds");
  return (
    <section className="card stack" aria-labelledby="lines">
      <h2 id="lines">{w.prepare.lines}</h2>
      <p className="small soft">{w.prepare.linesHint}</p>
      {draft.reviewedOnly && <p className="small soft">{w.prepare.reviewedFound}</p>}
      {error && <p className="field-error">{error}</p>}
      <ol className="stack-2" aria-label={w.prepare.onPaper}>
        {draft.lines.map(({ id, number, title, cost }, index) => (
          <li key={id} className="row row-between">
            <span>
              <b>{index + 1}.</b> <span lang={written}>{title}</span>{" "}
              <span className="small soft">
                {number} · <Won amount={cost} />
              </span>
            </span>
            <span className="row">
              {index > 0 && (
                <Button look="plain" label={`${w.prepare.up}: ${title}`} onPress={() => move(index, index - 1)}>
                  {w.prepare.up}
                </Button>
              )}
              <Button look="plain" label={`${w.prepare.off}: ${title}`} onPress={() => off(id)}>
                {w.prepare.off}
              </Button>
            </span>
          </li>
        ))}
      </ol>
      <p role="status">{w.prepare.chosen(draft.lines.length)}</p>
      <div className="grid-2">
        <Field id="line-search" label={w.ideas.search}>
          {(aria) => (
            <input
              {...aria}
              type="search"
              value={text}
              maxLength={100}
              onChange={({ target }) => setText(target.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter") return;
                event.preventDefault();
                setSearch(text.trim() || null);
              }}
            />
          )}
        </Field>
        <Field id="line-state" label={w.prepare.state}>
          {(aria) => (
            <select {...aria} value={state} onChange={({ target }) => setState(target.value as ProposalState)}>
              {STATES.map((one) => (
                <option key={one} value={one}>
                  {w.ideaStates[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div className="row">
        <Button look="line" busy={fetching} onPress={() => setSearch(text.trim() || null)}>
          {w.ideas.go}
        </Button>
      </div>
      <ul className="stack-2" aria-label={w.prepare.found}>
        {found.map((idea) => (
          <li key={idea.id} className="row row-between">
            <span>
              <span lang={written}>{idea.title}</span>{" "}
              <span className="small soft">
                {idea.number} · <Won amount={idea.cost} />
              </span>
            </span>
            <Button look="line" label={`${w.prepare.put}: ${idea.title}`} onPress={() => put(idea)}>
              {w.prepare.put}
            </Button>
          </li>
        ))}
        {data && found.length === 0 && <li className="soft">{w.prepare.nothing}</li>}
      </ul>
    </section>
  );
}
