// One message of the talk: who said it, when, and its words as long as they are not withdrawn.
import { allows } from "../../api/allows";
import { RefusalMessage } from "../../frame/RefusalMessage";
import type { AgreementTalkQuery } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { DayTime } from "../../ui/Text";
import { useWords, useWritten } from "../../words";
import { useSend } from "../talk/sendTalk";
import { WITHDRAW_MESSAGE } from "./talkActs";

type Heard = NonNullable<AgreementTalkQuery["agreement"]>["talk"]["edges"][number]["node"];

export function Said({ message, us, done }: { message: Heard; us: string | undefined; done: () => void }) {
  const w = useWords();
  const written = useWritten();
  const { sending, send } = useSend(WITHDRAW_MESSAGE, done);
  const { body, words, saidAt } = message;
  return (
    <li className="stack-2">
      <p className="small soft">
        <b>{body.name}</b> {body.id === us && <span className="tiny">{w.agreements.us}</span>} <DayTime at={saidAt} />
      </p>
      {words === null || words === undefined ? (
        <p className="soft">{w.agreementTalk.withdrawn}</p>
      ) : (
        <p className="lines" lang={written}>
          {words}
        </p>
      )}
      {allows(message.viewerActions, "withdrawMessage") && (
        <div>
          <Button
            look="plain"
            busy={sending.is === "sending"}
            label={`${w.agreementTalk.withdraw}: ${words?.slice(0, 30) ?? ""}`}
            onPress={() => void send({ messageId: message.id })}
          >
            {w.agreementTalk.withdraw}
          </Button>
        </div>
      )}
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
    </li>
  );
}
