// A draft: what it is, and the button that puts it before the parties.
import { allows } from "../../api/allows";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { PUT_AGREEMENT } from "./agreementActs";
import type { Agreement } from "./AgreementPage";

interface PutProps {
  agreement: Pick<Agreement, "id" | "viewerActions">;
  refresh: () => void;
}

export function PutAgreement({ agreement, refresh }: PutProps) {
  const w = useWords();
  const { sending, send } = useSend(PUT_AGREEMENT, refresh);
  return (
    <section className="card stack" aria-labelledby="draft">
      <h2 id="draft">{w.agreements.draft}</h2>
      <p className="small soft">{w.agreements.draftHint}</p>
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      {allows(agreement.viewerActions, "putAgreement") && (
        <div className="row">
          <Button busy={sending.is === "sending"} onPress={() => void send({ agreementId: agreement.id })}>
            {w.agreements.put}
          </Button>
        </div>
      )}
    </section>
  );
}
