// A matrix that nobody has opened: what it will be, and the button that opens it.
import { allows } from "../../api/allows";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { OPEN_ROLE_MATRIX } from "./roleActs";
import type { RolesProps } from "./RolesPage";

export function OpenMatrix({ agreement, refresh }: RolesProps) {
  const w = useWords();
  const { sending, send } = useSend(OPEN_ROLE_MATRIX, refresh);
  return (
    <section className="card stack" aria-labelledby="open-matrix">
      <h2 id="open-matrix">{w.roleMatrix.open}</h2>
      <p className="small soft">{w.roleMatrix.openHint}</p>
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      {allows(agreement.roleMatrix.viewerActions, "openRoleMatrix") && (
        <div className="row">
          <Button busy={sending.is === "sending"} onPress={() => void send({ agreementId: agreement.id })}>
            {w.roleMatrix.openNow}
          </Button>
        </div>
      )}
    </section>
  );
}
