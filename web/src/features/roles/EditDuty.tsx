// A duty by another name, or out of the matrix with a reason.
import { useState } from "react";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { REMOVE_ROLE_DUTY, RENAME_ROLE_DUTY } from "./roleActs";
import type { Duty } from "./RolesPage";

interface EditProps {
  duty: Duty;
  refresh: () => void;
  close: () => void;
}

export function EditDuty({ duty, refresh, close }: EditProps) {
  const w = useWords();
  const [name, setName] = useState(duty.nameKo);
  const [english, setEnglish] = useState(duty.nameEn ?? "");
  const [reason, setReason] = useState("");
  const [read, setRead] = useState(duty.version);
  const renaming = useSend(RENAME_ROLE_DUTY, () => {
    setRead(read + 1);
    refresh();
  });
  const removing = useSend(REMOVE_ROLE_DUTY, () => {
    refresh();
    close();
  });
  const { sending } = renaming.sending.is === "resting" ? removing : renaming;
  const refusal = sending.is === "refused" ? sending.refusal : null;
  // What others save comes in beside the typing: until it was told as a refusal, it was not read here.
  const at = { dutyId: duty.dutyId, expectedVersion: refusal ? duty.version : read };
  const ofField = (field: string) => (refusal?.field === field ? inShort(refusal) : undefined);
  return (
    <details>
      <summary>{w.roleMatrix.change}</summary>
      <div className="stack">
        <form
          className="stack"
          noValidate
          aria-label={w.roleMatrix.rename(duty.name)}
          onSubmit={(event) => {
            event.preventDefault();
            if (sending.is !== "sending") void renaming.send({ ...at, nameKo: name, nameEn: english || null });
          }}
        >
          <Field id="duty-ko" label={w.roleMatrix.nameKo} hint={w.roleMatrix.renameHint} error={ofField("nameKo")}>
            {(aria) => <input {...aria} value={name} onChange={({ target }) => setName(target.value)} />}
          </Field>
          <Field id="duty-en" label={w.roleMatrix.nameEn} error={ofField("nameEn")}>
            {(aria) => <input {...aria} value={english} onChange={({ target }) => setEnglish(target.value)} />}
          </Field>
          <div className="row">
            <Button submit busy={renaming.sending.is === "sending"}>
              {w.roleMatrix.renameNow}
            </Button>
          </div>
        </form>
        <form
          className="stack"
          noValidate
          aria-label={w.roleMatrix.remove(duty.name)}
          onSubmit={(event) => {
            event.preventDefault();
            if (sending.is !== "sending") void removing.send({ ...at, reason });
          }}
        >
          <Field id="duty-gone" label={w.roleMatrix.removeWhy} hint={w.roleMatrix.removeHint} error={ofField("reason")}>
            {(aria) => <input {...aria} value={reason} onChange={({ target }) => setReason(target.value)} />}
          </Field>
          <div className="row">
            <Button submit look="stop" busy={removing.sending.is === "sending"}>
              {w.roleMatrix.removeNow}
            </Button>
          </div>
        </form>
        {refusal && !["nameKo", "nameEn", "reason"].includes(refusal.field ?? "") && (
          <RefusalMessage refusal={refusal} afterAct />
        )}
        {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      </div>
    </details>
  );
}
