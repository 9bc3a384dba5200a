// Putting a file to an item as a paper: it is sent first, then put with its title.
import { useState } from "react";
import { useViewer } from "../../frame/viewer";
import { Field } from "../../ui/Field";
import { Told } from "../../ui/Text";
import { useWords } from "../../words";
import { SendingNote } from "../files/ChooseFiles";
import { PAPERS_TAKEN, useSendFile, type SentFile } from "../files/sendFile";
import { MeetingForm } from "./MeetingForm";
import { PUT_PAPER_FILE } from "./paperActs";

interface PutPaperFileProps {
  meetingId: string;
  items: readonly (readonly [id: string, title: string])[];
  refresh: () => void;
}

export function PutPaperFile({ meetingId, items, refresh }: PutPaperFileProps) {
  const w = useWords().meeting;
  const { programme } = useViewer();
  const { sending, send } = useSendFile(programme?.id);
  const [file, setFile] = useState<SentFile | null>(null);
  return (
    <details className="card">
      <summary>{w.putPaperFile}</summary>
      <div className="stack">
        <Field id="paper-file" label={w.paperFile} hint={w.paperFileHint}>
          {(aria) => (
            <input
              {...aria}
              type="file"
              accept={PAPERS_TAKEN}
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
        {file && (
          <>
            <p className="small"><Told>{w.paperChosen(file.name)}</Told></p>
            <MeetingForm
              key={file.uploadId}
              id="paper-of-file"
              title={w.putPaperFile}
              act={PUT_PAPER_FILE}
              fields={[
                { name: "itemId", label: w.item, first: items[0]?.[0] ?? "", options: items },
                { name: "title", label: w.paperTitle, first: file.name },
                { name: "urgency", label: w.urgencyLabel, hint: w.urgencyHint },
              ]}
              input={(said) => ({ meetingId, itemId: said.itemId ?? "", uploadId: file.uploadId, title: said.title ?? "", urgency: said.urgency ?? "" })}
              done={() => {
                setFile(null);
                refresh();
              }}
            />
          </>
        )}
      </div>
    </details>
  );
}
