// Who is content and would be: by party, and party by party on every clause whose text would be another.
import { useWords } from "../../words";
import { StandingMark } from "../agreements/StandingMark";
import { useNames } from "./names";
import type { OutcomeProps } from "./Outcome";

export function Content({ agreement, scenario }: OutcomeProps) {
  const words = useWords();
  const w = words.scenarios;
  const { party } = useNames(agreement);
  const { parties, cells, clausesBefore, clausesAfter } = scenario.outcome;
  const clauses = [...new Set(cells.map(({ clauseId }) => clauseId))];
  return (
    <section className="stack-2" aria-labelledby="content">
      <h3 id="content">{w.content}</h3>
      <table className="table table-fold">
        <caption className="only-read">{w.content}</caption>
        <thead>
          <tr>
            <th scope="col">{w.party}</th>
            <th scope="col">{w.acceptsNow(clausesBefore)}</th>
            <th scope="col">{w.acceptsThen(clausesAfter)}</th>
            <th scope="col">{w.ownWords}</th>
          </tr>
        </thead>
        <tbody>
          {parties.map(({ bodyId, before, after, ownWords }) => (
            <tr key={bodyId}>
              <th scope="row">{party(bodyId)}</th>
              <td data-l={w.acceptsNow(clausesBefore)}>{w.clauses(before)}</td>
              <td data-l={w.acceptsThen(clausesAfter)}>{w.clauses(after)}</td>
              <td data-l={w.ownWords}>{w.clauses(ownWords)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {clauses.length > 0 && <p className="small soft">{w.ownHint}</p>}
      {clauses.map((id) => {
        const here = cells.filter(({ clauseId }) => clauseId === id);
        return (
          <div key={id} className="stack-2">
            <h4>{here[0]?.reference}</h4>
            <ul className="scenario-cells">
              {here.map(({ bodyId, before, after, ownWords }) => (
                <li key={bodyId} className="row">
                  <span>{party(bodyId)}</span>
                  <span className="row">
                    {before ? <StandingMark standing={before} /> : <span className="small soft">{w.notThere}</span>}
                    <span aria-hidden="true">→</span>
                    <span className="only-read">{w.becomes}</span>
                    {after ? <StandingMark standing={after} /> : <span className="small soft">{w.goes}</span>}
                  </span>
                  {ownWords && <b className="small">{w.asked}</b>}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
