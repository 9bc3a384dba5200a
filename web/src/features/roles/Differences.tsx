// What is not agreed and who has to act; a party agrees to all that waits for it with one press.
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Message } from "../../ui/Parts";
import { useWords, useWritten } from "../../words";
import { useSend } from "../talk/sendTalk";
import { SPEAK_OF_ROLES } from "./roleActs";
import type { RolesProps } from "./RolesPage";

interface DifferencesProps extends RolesProps {
  show: (dutyId: string) => void;
}

export function Differences({ agreement, refresh, show }: DifferencesProps) {
  const w = useWords();
  const written = useWritten();
  const matrix = agreement.roleMatrix;
  const { sending, send } = useSend(SPEAK_OF_ROLES, refresh);
  const own = agreement.viewerParty?.id;
  const waiting = matrix.fields.filter(
    ({ viewerConcerned, voices }) => own && viewerConcerned && !voices.some(({ body }) => body.id === own),
  );
  const rows = matrix.duties.flatMap((duty) => {
    const here = matrix.differences.filter(({ dutyId }) => dutyId === duty.dutyId);
    return here.length > 0 ? [{ duty, here, next: [...new Set(here.flatMap(({ next }) => next.map(({ body }) => body.name)))] }] : [];
  });
  const read = waiting.map(({ dutyId, column, value }) => ({
    dutyId,
    dutyVersion: matrix.duties.find((one) => one.dutyId === dutyId)?.version ?? 0,
    column,
    number: value.number,
  }));
  return (
    <section className="card stack" aria-labelledby="differences">
      <h2 id="differences">{w.roleMatrix.differences(matrix.differences.length)}</h2>
      <p className="small soft">{w.roleMatrix.differencesHint}</p>
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      {waiting.length > 0 && (
        <div className="row">
          <Button
            look="line"
            busy={sending.is === "sending"}
            onPress={() => void send({ agreementId: agreement.id, fields: read, consent: "AGREE", reason: "" })}
          >
            {w.roleMatrix.agreeAll(waiting.length)}
          </Button>
        </div>
      )}
      <ol className="items">
        {rows.map(({ duty, here, next }) => (
          <li key={duty.dutyId} className="role-actor role-open">
            <span>
              <Button look="plain" onPress={() => show(duty.dutyId)} label={`${duty.name} ${w.roleMatrix.see}`}>
                <span lang={written}>{duty.name}</span>
              </Button>
              <span className="small">
                {here.flatMap(({ fault }) => (fault ? [w.roleMatrix.faults[fault]] : [])).join(" ")}
                {here.some(({ column }) => column) && ` ${w.roleMatrix.fieldsLeft(here.filter(({ column }) => column).length)}`}
              </span>
            </span>
            <span className="soft small">
              {w.agreements.next} <b>{next.join(", ")}</b>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
