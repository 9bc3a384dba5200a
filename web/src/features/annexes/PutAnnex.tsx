// Putting a file as an annex, or as a new version of one: it is sent first, then put with its title and its place.
import { useState } from "react";
import { useViewer } from "../../frame/viewer";
import { Field } from "../../ui/Field";
import { useWords } from "../../words";
import type { RoomProps } from "../agreements/AgreementPage";
import { SendingNote } from "../files/ChooseFiles";
import { TAKEN, useSendFile, type SentFile } from "../files/sendFile";
import { MeetingForm } from "../meetings/MeetingForm";
import { PUT_ANNEX } from "./annexActs";
import type { Annex } from "./Annexes";

export function PutAnnex({ agreement, annexes, refresh }: RoomProps & { annexes: Annex[] }) {
  const w = useWords().annexes;
  const { programme } = useViewer();
  const { sending, send } = useSendFile(programme?.id);
  const [file, setFile] = useState<SentFile | null>(null);
  // One list: a new annex of the whole or of a clause, or the next version of one that is there.
  const places: [string, string][] = [
    ["all", w.newOfAll],
    ...agreement.tree.map(({ clause, reference }): [string, string] => [clause.id, w.newOf(`${reference} ${clause.current.heading}`.trim())]),
    ...annexes.map((one): [string, string] => [`#${one.number}`, w.next(w.numbered(one.number), one.current.title)]),
  ];
  const target = (chosen: string) => {
    const before = annexes.find(({ number }) => chosen === `#${number}`);
    if (before) return { number: before.number, expectedVersion: before.current.version };
    return chosen === "all" ? {} : { clauseId: chosen };
  };
  return (
    <details className="fold">
      <summary>{w.put}</summary>
      <div className="stack">
        <p className="small soft">{w.putHint}</p>
        <Field id="annex-file" label={w.file} hint={w.fileHint}>
          {(aria) => (
            <input
              {...aria}
              type="file"
              accept={TAKEN}
              disabled={sending.is === "sending"}
              onChange={({ target: input }) => {
                const chosen = input.files?.[0];
                input.value = "";
                if (chosen) void send(chosen).then((sent) => setFile(sent ?? file));
              }}
            />
          )}
        </Field>
        <SendingNote sending={sending} />
        {file && (
          <>
            <p className="small">{w.chosen(file.name)}</p>
            <MeetingForm
              key={file.uploadId}
              id="annex"
              title={w.put}
              act={PUT_ANNEX}
              fields={[
                { name: "title", label: w.titleLabel, first: file.name },
                { name: "place", label: w.place, first: "all", options: places },
              ]}
              input={(said) => ({ agreementId: agreement.id, uploadId: file.uploadId, title: said.title ?? "", ...target(said.place ?? "all") })}
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
