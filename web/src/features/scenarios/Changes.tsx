// What a scenario changes, each change against what stands now; a stale one says so and can be taken out.
import { Button } from "../../ui/Button";
import { won } from "../../ui/format";
import { Chip } from "../../ui/Parts";
import { useSpeech, useWords, useWritten } from "../../words";
import { Redline } from "../agreements/Redline";
import { signsOf } from "../roles/letters";
import { useNames } from "./names";
import { sheetOf, sizeOf, type EditProps, type Scenario, type Sheet } from "./sheet";

type Left = Scenario["clauses"][number]["left"];

interface LineProps {
  name: string;
  left: Left;
  drop: (() => void) | null;
  busy: boolean;
  children?: React.ReactNode;
}

export function Changes({ agreement, scenario, put, busy, changes }: EditProps & { changes: boolean }) {
  const words = useWords();
  const w = words.scenarios;
  const { language } = useSpeech();
  const written = useWritten();
  const { party, payer, column, duty } = useNames(agreement);
  const without = (of: (sheet: Sheet) => Partial<Sheet>) => {
    if (!changes) return null;
    const sheet = sheetOf(scenario);
    return () => put({ ...sheet, ...of(sheet) });
  };
  if (sizeOf(scenario) === 0) return <p>{w.empty}</p>;
  const { shares } = scenario;
  return (
    <ul className="items">
      {scenario.clauses.map(({ key, kind, heading, text, reference, stands, left, afterId }) => (
        <Line
          key={key}
          name={`${w.does[kind]} · ${kind === "ADD" ? heading || w.unnamed : (reference ?? w.gone)}`}
          left={left}
          busy={busy}
          drop={without(({ clauses }) => ({ clauses: clauses.filter((one) => one.key !== key) }))}
        >
          {kind === "REPLACE" && stands !== null ? (
            <Redline before={stands ?? ""} after={text} />
          ) : kind === "MOVE" ? (
            <p>{w.movesTo(agreement.tree.find(({ clause }) => clause.id === afterId)?.reference ?? null)}</p>
          ) : (
            <p className="clause" lang={written}>
              {text}
            </p>
          )}
        </Line>
      ))}
      {scenario.amounts.map(({ source, form, year, payerId, won: amount, stands, left }, nth) => (
        <Line
          key={`${source}${form}${year}${payerId}`}
          name={`${words.money.sources[source]} ${payer(payerId)} ${words.money.forms[form]} ${words.money.year(year)}`}
          left={left}
          busy={busy}
          drop={without(({ amounts }) => ({ amounts: amounts.filter((_, place) => place !== nth) }))}
        >
          <p>{w.from(stands === null || stands === undefined ? words.money.none : won(stands, language), amount === 0 ? words.money.none : won(amount, language))}</p>
        </Line>
      ))}
      {shares && (
        <Line name={w.kinds.shares} left={shares.left} busy={busy} drop={without(() => ({ shares: null }))}>
          <p>{shares.shares.map(({ bodyId, share }) => `${party(bodyId)} ${share.numerator}/${share.denominator}`).join(" · ")}</p>
          {shares.reason && (
            <p className="small soft" lang={written}>
              {shares.reason}
            </p>
          )}
        </Line>
      )}
      {scenario.roles.map(({ dutyId, column: of, letters, left }, nth) => (
        <Line
          key={`${dutyId}${of}`}
          name={`${duty(dutyId)} · ${column(of)}`}
          left={left}
          busy={busy}
          drop={without(({ roles }) => ({ roles: roles.filter((_, place) => place !== nth) }))}
        >
          <p>{words.roleMatrix.values[signsOf(letters)]}</p>
        </Line>
      ))}
    </ul>
  );
}

function Line({ name, left, drop, busy, children }: LineProps) {
  const w = useWords().scenarios;
  return (
    <li className="stack-2">
      <div className="row row-between">
        <b>{name}</b>
        {left && (
          <Chip icon="warn" tone={left === "STALE" ? "warn" : "stop"}>
            {w.lefts[left]}
          </Chip>
        )}
      </div>
      {children}
      {drop && (
        <div className="row">
          <Button look="plain" busy={busy} label={w.dropOf(name)} onPress={drop}>
            {w.drop}
          </Button>
        </div>
      )}
    </li>
  );
}
