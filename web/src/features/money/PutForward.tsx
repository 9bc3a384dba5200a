// Putting the plan forward freezes it; what stands against it is told when it is pressed. Or taking it back.
import { useState } from "react";
import { allows } from "../../api/allows";
import { RefusalMessage } from "../../frame/RefusalMessage";
import type { RefusalBodyFragment } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { PROPOSE_PLAN, WITHDRAW_PLAN } from "./moneyActs";
import type { MoneyProps } from "./MoneyPage";

export function PutForward({ consortiumId, plan, refresh }: MoneyProps) {
  const w = useWords();
  const [told, setTold] = useState<{ version: number; refusal: RefusalBodyFragment | null }>();
  const proposing = useSend(PROPOSE_PLAN, () => undefined);
  const withdrawing = useSend(WITHDRAW_PLAN, () => undefined);
  const frozen = plan.state === "PROPOSED";
  const { sending } = frozen ? withdrawing : proposing;
  const refusal = sending.is === "refused" ? sending.refusal : told?.version === plan.version ? told.refusal : null;
  const writes = allows(plan.viewerActions, frozen ? "withdrawPlan" : "setContributions");
  if (!writes) return null;
  const offered = plan.viewerActions.find(({ name }) => name === "proposePlan");
  const busy = sending.is === "sending";
  return (
    <section className="card stack" aria-labelledby="put-forward">
      <h2 id="put-forward">{frozen ? w.money.isForward : w.money.forward}</h2>
      <p className="small soft">{frozen ? w.money.backHint : w.money.forwardHint}</p>
      {refusal && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      {frozen ? (
        <Button look="line" wide busy={busy} onPress={() => void withdrawing.send({ consortiumId }).then(refresh)}>
          {w.money.back}
        </Button>
      ) : (
        <Button
          wide
          busy={busy}
          notAllowed={!offered?.allowed}
          onPress={() => {
            if (offered?.allowed) void proposing.send({ consortiumId, expectedVersion: plan.version }).then(refresh);
            else setTold({ version: plan.version, refusal: offered?.refusal ?? null });
          }}
        >
          {w.money.forwardNow}
        </Button>
      )}
    </section>
  );
}
