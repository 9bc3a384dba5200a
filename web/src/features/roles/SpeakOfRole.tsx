// What one's organisation says of the value that stands: it agrees, or objects and says why.
import { useEffect, useRef, useState } from "react";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { SPEAK_OF_ROLES } from "./roleActs";
import type { Duty, RoleField, RolesProps } from "./RolesPage";

interface SpeakProps extends RolesProps {
  duty: Duty;
  field: RoleField;
  named: string;
}

export function SpeakOfRole({ agreement, duty, field, named, refresh }: SpeakProps) {
  const w = useWords();
  const [reason, setReason] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const writing = reason !== null;
  useEffect(() => {
    if (writing) box.current?.querySelector("textarea")?.focus();
  }, [writing]);
  const { sending, send } = useSend(SPEAK_OF_ROLES, () => {
    setReason(null);
    refresh();
  });
  const own = field.voices.find(({ body }) => body.id === agreement.viewerParty?.id)?.consent;
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const say = (consent: "AGREE" | "OBJECT", why: string) => {
    if (sending.is === "sending") return;
    const { dutyId, column, value } = field;
    const read = { dutyId, dutyVersion: duty.version, column, number: value.number };
    void send({ agreementId: agreement.id, fields: [read], consent, reason: why });
  };
  return (
    <div ref={box} className="stack-2">
      {reason !== null && (
        <Field
          id={`objection-${field.column}`}
          label={w.roleMatrix.why}
          error={refusal?.field === "reason" ? inShort(refusal) : undefined}
        >
          {(aria) => <textarea {...aria} rows={2} value={reason} onChange={({ target }) => setReason(target.value)} />}
        </Field>
      )}
      {refusal && refusal.field !== "reason" && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div className="row">
        {own !== "AGREE" && (
          <Button busy={sending.is === "sending"} onPress={() => say("AGREE", "")} label={`${w.roleMatrix.agree}: ${named}`}>
            {w.roleMatrix.agree}
          </Button>
        )}
        <Button
          look="stop"
          busy={sending.is === "sending"}
          onPress={() => (reason === null ? setReason("") : say("OBJECT", reason))}
          label={`${w.roleMatrix.object}: ${named}`}
        >
          {w.roleMatrix.object}
        </Button>
      </div>
    </div>
  );
}
