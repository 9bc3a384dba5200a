// Tabling: what was only thought becomes proposals on record, after one more look. And discarding.
import { useState } from "react";
import { allows } from "../../api/allows";
import { RefusalMessage } from "../../frame/RefusalMessage";
import type { RefusalBodyFragment } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { DISCARD_SCENARIO, TABLE_SCENARIO } from "./scenarioActs";
import { sizeOf, type Agreement, type Scenario } from "./sheet";

interface TableProps {
  agreement: Agreement;
  scenario: Scenario;
  refresh: () => void;
}

export function PutOnTable({ agreement, scenario, refresh }: TableProps) {
  const words = useWords();
  const w = words.scenarios;
  const [asking, setAsking] = useState<"table" | "discard" | null>(null);
  const [told, setTold] = useState<{ version: number; refusal: RefusalBodyFragment | null }>();
  const tabling = useSend(TABLE_SCENARIO, refresh);
  const discarding = useSend(DISCARD_SCENARIO, refresh);
  if (!allows(scenario.viewerActions, "discardScenario")) return null;
  const offered = scenario.viewerActions.find(({ name }) => name === "tableScenario");
  const drafts = allows(agreement.viewerActions, "addClause");
  const { sending } = discarding.sending.is === "resting" ? tabling : discarding;
  const refusal = sending.is === "refused" ? sending.refusal : told?.version === scenario.version ? told.refusal : null;
  return (
    <section className="card stack" aria-labelledby="scenario-table">
      <h2 id="scenario-table">{scenario.tabledAt ? w.discardTitle : w.tableTitle}</h2>
      <p className="small soft">{scenario.tabledAt ? w.tabledHint : drafts ? w.tableDrafts : w.tableCounters}</p>
      {refusal && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={words.support.lost} announce="alert" />}
      {asking ? (
        <Message tone="wait" title={asking === "table" ? w.sure(sizeOf(scenario)) : w.sureDiscard} announce="alert">
          <div className="row">
            <Button
              look={asking === "table" ? undefined : "stop"}
              busy={sending.is === "sending"}
              onPress={() =>
                void (asking === "table"
                  ? tabling.send({ scenarioId: scenario.id, expectedVersion: scenario.version })
                  : discarding.send({ scenarioId: scenario.id })
                ).then(() => setAsking(null))
              }
            >
              {asking === "table" ? w.tableYes : w.discardYes}
            </Button>
            <Button look="plain" onPress={() => setAsking(null)}>
              {words.officer.cancel}
            </Button>
          </div>
        </Message>
      ) : (
        <div className="row">
          {!scenario.tabledAt && (
            <Button
              notAllowed={!offered?.allowed}
              onPress={() => (offered?.allowed ? setAsking("table") : setTold({ version: scenario.version, refusal: offered?.refusal ?? null }))}
            >
              {w.table}
            </Button>
          )}
          <Button look="plain" onPress={() => setAsking("discard")}>
            {w.discard}
          </Button>
        </div>
      )}
    </section>
  );
}
