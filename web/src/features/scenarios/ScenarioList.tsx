// The scenarios one reads: whose, who else reads them, and whether they are tabled.
import type { AgreementScenariosQuery } from "../../gql/graphql";
import { dayTime } from "../../ui/format";
import { Chip } from "../../ui/Parts";
import { useSpeech, useWords, useWritten } from "../../words";

type Line = AgreementScenariosQuery["agreementScenarios"]["edges"][number]["node"];

interface ListProps {
  lines: Line[];
  shown: string | undefined;
  choose: (id: string) => void;
  us: string | undefined;
}

export function ScenarioList({ lines, shown, choose, us }: ListProps) {
  const w = useWords().scenarios;
  const { language } = useSpeech();
  const written = useWritten();
  if (lines.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="scenario-list">
      <h2 id="scenario-list">{w.list}</h2>
      <ul className="items">
        {lines.map(({ id, title, layer, tabledAt, changedAt, body, other }) => (
          <li key={id} className="stack-2">
            <button type="button" className="btn btn-line scenario-pick" aria-pressed={id === shown} onClick={() => choose(id)}>
              <span lang={written}>{title}</span>
            </button>
            <p className="small soft">
              {body.id === us ? w.ours : w.theirs(body.name)} ·{" "}
              {layer === "BILATERAL" ? w.withOther(other?.id === us ? body.name : (other?.name ?? "")) : w.layers[layer]} ·{" "}
              {dayTime(changedAt, language)}
            </p>
            {tabledAt && (
              <Chip icon="check" tone="ok">
                {w.tabled}
              </Chip>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
