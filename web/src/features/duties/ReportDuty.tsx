// Reporting that an obligation is met: in words, and with a file that shows it; the file is sent first.
import { useState } from "react";
import { useViewer } from "../../frame/viewer";
import { Field } from "../../ui/Field";
import { useWords } from "../../words";
import { SendingNote } from "../files/ChooseFiles";
import { TAKEN, useSendFile, type SentFile } from "../files/sendFile";
import { MeetingForm } from "../meetings/MeetingForm";
import type { Duty } from "./DutiesPage";
import { REPORT_DUTY } from "./dutyActs";

export function ReportDuty({ duty, refresh }: { duty: Duty; refresh: () => void }) {
  const w = useWords().duties;
  const { programme } = useViewer();
  const { sending, send } = useSendFile(programme?.id);
  const [file, setFile] = useState<SentFile | null>(null);
  return (
    <details className="fold fold-close">
      <summary>{w.verbs.report}</summary>
      <div className="stack">
        <Field id={`evidence-${duty.number}`} label={w.evidenceFile} hint={w.evidenceFileHint}>
          {(aria) => (
            <input
              {...aria}
              type="file"
              accept={TAKEN}
              disabled={sending.is === "sending"}
              onChange={({ target }) => {
                const chosen = target.files?.[0];
                target.value = "";
                if (chosen) void send(chosen).then((sent) => setFile(sent ?? file));
              }}
            />
          )}
        </Field>
        <SendingNote sending={sending} />
        {file && <p className="small">{w.evidenceChosen(file.name)}</p>}
        <MeetingForm
          id={`reportDuty-${duty.number}`}
          title={w.verbs.report}
          label={w.formOf(duty.number, w.verbs.report)}
          look="line"
          act={REPORT_DUTY}
          fields={[{ name: "words", label: w.reportWords, kind: "lines" }]}
          input={(said) => ({ dutyId: duty.id, words: said.words ?? "", uploadId: file?.uploadId ?? null })}
          done={() => {
            setFile(null);
            refresh();
          }}
        />
      </div>
    </details>
  );
}
