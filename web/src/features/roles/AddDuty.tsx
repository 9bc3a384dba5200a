// A duty that the template does not have.
import { useState } from "react";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { ADD_ROLE_DUTY } from "./roleActs";
import type { RolesProps } from "./RolesPage";

export function AddDuty({ agreement, refresh }: RolesProps) {
  const w = useWords();
  const [name, setName] = useState("");
  const [english, setEnglish] = useState("");
  const { sending, send } = useSend(ADD_ROLE_DUTY, () => {
    setName("");
    setEnglish("");
    refresh();
  });
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const ofField = (field: string) => (refusal?.field === field ? inShort(refusal) : undefined);
  return (
    <form
      className="card stack"
      noValidate
      aria-labelledby="add-duty"
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") void send({ agreementId: agreement.id, nameKo: name, nameEn: english || null });
      }}
    >
      <h2 id="add-duty">{w.roleMatrix.add}</h2>
      <Field id="new-ko" label={w.roleMatrix.nameKo} error={ofField("nameKo")}>
        {(aria) => <input {...aria} value={name} onChange={({ target }) => setName(target.value)} />}
      </Field>
      <Field id="new-en" label={w.roleMatrix.nameEn} error={ofField("nameEn")}>
        {(aria) => <input {...aria} value={english} onChange={({ target }) => setEnglish(target.value)} />}
      </Field>
      {refusal && !["nameKo", "nameEn"].includes(refusal.field ?? "") && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div className="row">
        <Button submit busy={sending.is === "sending"}>
          {w.roleMatrix.addNow}
        </Button>
      </div>
    </form>
  );
}
