// One scenario: what it changes, what would follow, more to change, and the way to the table.
import { allows } from "../../api/allows";
import { useState } from "react";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Message } from "../../ui/Parts";
import { useWords, useWritten } from "../../words";
import { useSend } from "../talk/sendTalk";
import { Changes } from "./Changes";
import { EditAmountChange } from "./EditAmountChange";
import { EditClauseChange } from "./EditClauseChange";
import { EditRoleChange } from "./EditRoleChange";
import { EditShares, ofSharesForm } from "./EditShares";
import { Outcome } from "./Outcome";
import { PutOnTable } from "./PutOnTable";
import { CHANGE_SCENARIO } from "./scenarioActs";
import { staleIn, type Agreement, type Scenario } from "./sheet";
import { Held } from "../../ui/Held";

const KINDS = ["clause", "money", "shares", "roles"] as const;

interface ViewProps {
  agreement: Agreement;
  scenario: Scenario;
  refresh: () => void;
}

export function ScenarioView({ agreement, scenario, refresh }: ViewProps) {
  const words = useWords();
  const w = words.scenarios;
  const written = useWritten();
  const [kind, setKind] = useState<(typeof KINDS)[number]>("clause");
  // What is being written beside a change that somebody else makes stays; it is begun anew after one's own.
  const [changed, setChanged] = useState(0);
  const { sending, send } = useSend(
    CHANGE_SCENARIO,
    () => {
      setChanged((times) => times + 1);
      refresh();
    },
    refresh,
  );
  const busy = sending.is === "sending";
  const edits = { agreement, scenario, busy, put: (sheet: Parameters<typeof send>[0]) => void (busy || send(sheet)) };
  const refusal = sending.is === "refused" ? sending.refusal : null;
  // What is wrong with a share stands beside it, where the shares are before one's eyes.
  const beside = kind === "shares" && ofSharesForm(refusal?.field);
  const changes = allows(scenario.viewerActions, "changeScenario");
  const stale = staleIn(scenario);
  return (
    <>
      <section className="card stack" aria-labelledby="scenario">
        <h2 id="scenario" lang={written}>
          {scenario.title}
        </h2>
        {scenario.tabledAt && <Message tone="ok" title={w.isTabled} />}
        {stale > 0 && !scenario.tabledAt && <Message tone="warn" title={w.stale(stale)} />}
        <Changes {...edits} changes={changes} />
        {refusal && !beside && <RefusalMessage refusal={refusal} afterAct />}
        {sending.is === "lost" && <Message tone="stop" title={words.support.lost} announce="alert" />}
      </section>
      <Held actions={scenario.viewerActions} name="changeScenario">
        <section className="card stack" aria-labelledby="scenario-more">
          <h2 id="scenario-more">{w.more}</h2>
          <div className="layers scenario-kinds" role="group" aria-label={w.what}>
            {KINDS.map((one) => (
              <button key={one} type="button" aria-pressed={kind === one} onClick={() => setKind(one)}>
                {w.kinds[one]}
              </button>
            ))}
          </div>
          {kind === "clause" && <EditClauseChange key={changed} {...edits} />}
          {kind === "money" && <EditAmountChange key={changed} {...edits} />}
          {kind === "shares" && <EditShares key={changed} {...edits} refusal={beside ? refusal : null} />}
          {kind === "roles" && <EditRoleChange key={changed} {...edits} />}
        </section>
      </Held>
      {!scenario.tabledAt && <Outcome agreement={agreement} scenario={scenario} />}
      <PutOnTable key={`table-${scenario.version}`} agreement={agreement} scenario={scenario} refresh={refresh} />
    </>
  );
}
