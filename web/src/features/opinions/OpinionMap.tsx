// The map in words and numbers beside the drawing: groups, what each says, what all share, and every comment's numbers.
import type { MapOfOpinionsFragment, PointOfMapFragment } from "../../gql/graphql";
import { Chip } from "../../ui/Parts";
import { DayTime, Written } from "../../ui/Text";
import { useWords } from "../../words";
import { Chart } from "./Chart";

export function OpinionMap({ map, short = false }: { map: MapOfOpinionsFragment; short?: boolean }) {
  const w = useWords().opinions;
  const groups = map.groups.map((group, place) => ({ ...group, name: w.groups[place] ?? "" }));
  return (
    <div className="stack">
      <p className="row small soft">
        {map.frozen && (
          <Chip icon="lock" tone="info">
            {w.frozen}
          </Chip>
        )}
        <span>
          {w.drawn} <DayTime at={map.drawnAt} />
        </span>
      </p>
      {map.people === null || map.people === undefined ? (
        <p>{w.tooFew(map.least)}</p>
      ) : (
        <>
          <p>{w.people(map.people, groups.length)}</p>
          <Chart groups={groups} />
          <ul className="stack">
            {groups.map((group) => (
              <li key={group.name} className="stack-2">
                <h3>{w.group(group.name, group.size)}</h3>
                {group.speaks.length === 0 ? <p className="soft">{w.nothingApart}</p> : <Points points={group.speaks} />}
              </li>
            ))}
          </ul>
          <div className="stack-2">
            <h3>{w.common}</h3>
            {map.common.length === 0 ? <p className="soft">{w.nothingCommon}</p> : <Points points={map.common} />}
          </div>
          {!short && <Lines map={map} names={groups.map(({ name }) => name)} />}
        </>
      )}
      {!short && (
        <details className="fold">
          <summary>{w.how}</summary>
          <div className="stack-2">
            <p>{w.howText(map.least, map.floor)}</p>
            <p>{w.source}</p>
            <p className="digest">{map.digest}</p>
            <p className="small soft">{w.digestHint}</p>
          </div>
        </details>
      )}
    </div>
  );
}

function Points({ points }: { points: PointOfMapFragment[] }) {
  const w = useWords().opinions;
  return (
    <ul className="stack-2">
      {points.map(({ comment, agrees }) => (
        <li key={`${comment.id}${agrees}`} className="row">
          <Chip icon={agrees ? "check" : "minus"} tone={agrees ? "ok" : "warn"}>
            {agrees ? w.mostAgree : w.mostDisagree}
          </Chip>
          <span>{comment.text ? <Written>{comment.text}</Written> : w.gone}</span>
        </li>
      ))}
    </ul>
  );
}

function Lines({ map, names }: { map: MapOfOpinionsFragment; names: string[] }) {
  const w = useWords().opinions;
  return (
    <details className="fold">
      <summary>{w.all(map.lines.length)}</summary>
      <p className="small soft">{w.withheldHint(map.floor)}</p>
      <table className="table table-fold">
        <caption className="only-read">{w.all(map.lines.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{w.comment}</th>
            {names.map((name) => (
              <th key={name} scope="col">
                {w.column(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {map.lines.map(({ comment, mended, cells }) => (
            <tr key={comment.id}>
              <th scope="row">
                {comment.text ? <Written>{comment.text}</Written> : w.gone}
                {mended && <span className="small soft"> {w.mended}</span>}
              </th>
              {cells.map((cell, place) => (
                <td key={place} data-l={w.column(names[place] ?? "")}>
                  {w.cell(cell.agree ?? null, cell.disagree ?? null, cell.passed ?? null, cell.silent ?? null)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
