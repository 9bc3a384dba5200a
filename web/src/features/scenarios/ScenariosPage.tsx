// What if: the scenarios one reads on an agreement, and the one that is open with what would follow from it.
import { useEffect, useMemo, useState } from "react";
import { useAgainOn, useLast, useQuery } from "../../api/kept";
import { useNews, useRead } from "../../api/following";
import { useHatsOf } from "../../frame/viewer";
import { useWords } from "../../words";
import { PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { BeginScenario } from "./BeginScenario";
import { ScenarioList } from "./ScenarioList";
import { FOLLOW_SCENARIOS, SCENARIO, SCENARIOS } from "./scenarioActs";
import { ScenarioView } from "./ScenarioView";
import type { Agreement, Scenario } from "./sheet";
import "../agreements/room.css";
import "./scenarios.css";
import { Held } from "../../ui/Held";
import { WhileThere } from "../../ui/WhileThere";
import type { AgreementScenariosQuery } from "../../gql/graphql";

export default function ScenariosPage({ number }: { number: string }) {
  const words = useWords();
  const w = words.scenarios;
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, error, refresh } = useRead(SCENARIOS, useMemo(() => ({ number }), [number]));
  useNews(FOLLOW_SCENARIOS, { number }, data && { agreementChanged: data.agreement }, refresh);
  useHatsOf(data && (data.agreement?.viewerRights ?? ""));
  if (!data) return <Waiting error={error} again={refresh} what={words.loading.page} />;
  const seen = data.agreement && { agreement: data.agreement, lines: data.agreementScenarios.edges.map(({ node }) => node) };
  return (
    <WhileThere what={seen} gone={<PageHead title={w.missing} way={[{ to: "/consortium", label: words.consortium.name }]} here={w.name} />}>
      {(found) => <All {...found} number={number} chosen={chosen} setChosen={setChosen} refresh={refresh} />}
    </WhileThere>
  );
}

interface AllProps {
  number: string;
  agreement: Agreement;
  lines: AgreementScenariosQuery["agreementScenarios"]["edges"][number]["node"][];
  chosen: string | null;
  setChosen: (id: string | null) => void;
  refresh: () => void;
}

function All({ number, agreement, lines, chosen, setChosen, refresh }: AllProps) {
  const words = useWords();
  const w = words.scenarios;
  const way = [{ to: "/consortium", label: words.consortium.name }];
  const first = lines[0]?.id;
  // What is open stays open, until another one is chosen or, once it is gone, nothing was typed in it.
  const shown = chosen ?? first;
  // One that was just begun is opened as soon as the list has it.
  const [begun, setBegun] = useState<string | null>(null);
  const listed = begun !== null && lines.some(({ id }) => id === begun);
  useEffect(() => {
    if (listed) setChosen(begun);
  }, [listed, begun, setChosen]);
  return (
    <>
      <PageHead title={w.title} way={[...way, { to: `/agreements/${number}`, label: number }]} here={w.name}>
        <p className="lead">{w.lead}</p>
      </PageHead>
      <div className="cols idea-cols">
        <div className="c8 stack-6">
          <WhileThere
            key={shown}
            what={lines.find(({ id }) => id === shown)}
            gone={first ? <Instead of={first} choose={setChosen} /> : <p className="card">{w.none}</p>}
            part={{ title: w.withdrawn, why: w.withdrawnWhy, kept: w.withdrawnKept, drop: () => setChosen(first ?? null) }}
          >
            {({ id }) => <Open id={id} choose={setChosen} agreement={agreement} refresh={refresh} />}
          </WhileThere>
        </div>
        <aside className="c4 stack-6" aria-label={w.list}>
          <ScenarioList lines={lines} shown={shown} choose={setChosen} us={agreement.viewerParty?.id} />
          <Held actions={agreement.viewerActions} name="createScenario">
            <BeginScenario
              agreement={agreement}
              begun={(id) => {
                setBegun(id);
                refresh();
              }}
            />
          </Held>
        </aside>
      </div>
    </>
  );
}

/** One that is looked at is the chosen one, whatever comes before it in the list later. */
function Open({ choose, ...shown }: Parameters<typeof Shown>[0] & { choose: (id: string) => void }) {
  const { id } = shown;
  useEffect(() => choose(id), [id, choose]);
  return <Shown {...shown} />;
}

/** What is chosen in the place of one that is gone. */
function Instead({ of, choose }: { of: string; choose: (id: string) => void }) {
  useEffect(() => choose(of), [of, choose]);
  return null;
}

function Shown({ id, agreement, refresh }: { id: string; agreement: Agreement; refresh: () => void }) {
  const w = useWords();
  const [{ data, error }, again] = useQuery({ query: SCENARIO, variables: { id }, requestPolicy: "cache-and-network" });
  const reload = () => again({ requestPolicy: "network-only" });
  const { version, movedAt, viewerRights, moves, roleMatrix } = agreement;
  useAgainOn([version, movedAt, viewerRights, moves.scenarios, moves.scenariosMovedAt, roleMatrix.edition].join(" "), reload);
  const scenario = useLast(data?.node?.__typename === "AgreementScenario" ? data.node : null);
  if (!data) return <Waiting error={error} again={reload} what={w.loading.page} />;
  if (!scenario) return <p className="card">{w.scenarios.missingOne}</p>;
  return (
    <ScenarioView
      agreement={agreement}
      scenario={scenario as Scenario}
      refresh={() => {
        reload();
        refresh();
      }}
    />
  );
}
