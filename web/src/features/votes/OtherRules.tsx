// The same ballots under other rules: what each would have chosen, and where and why it differs.
import { Link } from "wouter";
import { graphql } from "../../gql";
import type { RuleComparedFragment } from "../../gql/graphql";
import { Chip } from "../../ui/Parts";
import { Won } from "../../ui/Text";
import { useWords, useWritten } from "../../words";

graphql(`
  fragment RuleCompared on RuleComparison {
    rule
    spent
    selected { number proposal { id number title } }
    differences {
      selected
      explanation
      line { number proposal { id number title } }
    }
  }
`);

interface OtherProps {
  compared: RuleComparedFragment[];
  weighed: boolean;
  /** Whether the count goes by points and not by votes. */
  points: boolean;
}

export function OtherRules({ compared, weighed, points }: OtherProps) {
  const w = useWords().result;
  const names: Record<string, string> = points ? { ...w.ruleNames, ...w.ruleNamesByPoints } : w.ruleNames;
  if (compared.length === 0) return null;
  return (
    <div className="card card-flush">
      <div className="card-head">
        <h2 id="others">{w.others}</h2>
        <span className="small soft">{w.othersHint}</span>
        {weighed && <p className="small">{w.othersWeighed}</p>}
      </div>
      <table className="table table-fold small">
        <caption className="only-read">{w.others}</caption>
        <thead>
          <tr>
            <th scope="col">{w.rule}</th>
            <th className="num" scope="col">
              {w.chosen}
            </th>
            <th className="num" scope="col">
              {w.cost}
            </th>
            <th scope="col">{w.differs}</th>
          </tr>
        </thead>
        <tbody>
          {compared.map((one) => (
            <tr key={one.rule}>
              <th scope="row">
                {names[one.rule]}
                <p className="soft">{w.ruleHow[one.rule]}</p>
              </th>
              <td className="num" data-l={w.chosen}>
                {w.projects(one.selected.length)}
              </td>
              <td className="num" data-l={w.cost}>
                <Won amount={one.spent} />
              </td>
              <td className="why">
                <Differences differences={one.differences} />
                {one.differences.length > 0 && <Chosen lines={one.selected} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Who would win, whole and by name. */
function Chosen({ lines }: { lines: RuleComparedFragment["selected"] }) {
  const w = useWords().result;
  const theirs = useWritten();
  return (
    <details>
      <summary>{w.wouldWin(lines.length)}</summary>
      <ul>
        {lines.map(({ number, proposal }) => (
          <li key={number}>
            {w.lineNumber(number)} <span lang={theirs}>{proposal.title}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Differences({ differences }: Pick<RuleComparedFragment, "differences">) {
  const w = useWords().result;
  const theirs = useWritten();
  if (differences.length === 0) {
    return (
      <Chip icon="check" tone="wait">
        {w.sameOutcome}
      </Chip>
    );
  }
  return (
    <ul className="stack-2">
      {differences.map(({ line, selected, explanation }) => (
        <li key={line.number}>
          <Chip icon={selected ? "check" : "minus"} tone={selected ? "ok" : "warn"}>
            {selected ? w.wouldTake : w.wouldDrop}
          </Chip>{" "}
          <Link href={`/ideas/${line.proposal.number}`}>
            <span lang={theirs}>{line.proposal.title}</span>
          </Link>
          <p className="soft">{explanation}</p>
        </li>
      ))}
    </ul>
  );
}
