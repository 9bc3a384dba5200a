// Choosing files for something that is being written: each is sent at once and gets its description.
import { useEffect, useRef } from "react";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { undescribed } from "../ideas/faults";
import { TAKEN, useDropFile, useSendFile, type FileSending, type SentFile } from "./sendFile";

interface ChooseFilesProps {
  id: string;
  programmeId: string | undefined;
  label: string;
  hint: string;
  most: number;
  files: SentFile[];
  change: (next: (files: SentFile[]) => SentFile[]) => void;
  /** True once it was tried to send: a file without a word on what it shows is then wrong. */
  describe?: boolean;
}

export function ChooseFiles({ id, programmeId, label, hint, most, files, change, describe = false }: ChooseFilesProps) {
  const { files: w, write } = useWords();
  const { sending, send } = useSendFile(programmeId);
  const drop = useDropFile();
  // One after the other, whoever chooses while some are on their way: a field that is shut meanwhile loses the keyboard.
  const line = useRef(Promise.resolve());
  const many = useRef(files.length);
  useEffect(() => {
    const grown = files.length > many.current;
    const changed = files.length !== many.current;
    many.current = files.length;
    if (!changed || document.activeElement !== document.body) return;
    // What the keyboard stood on is gone with the last free place, or with the file that was left out.
    document.getElementById(grown ? `${id}-said-${files.length - 1}` : id)?.focus();
  }, [id, files.length]);
  const choose = async (chosen: File[]) => {
    let left = most - many.current;
    for (const one of chosen) {
      if (left <= 0) return;
      const sent = await send(one);
      if (!sent) return;
      left -= 1;
      change((before) => [...before, sent]);
    }
  };
  return (
    <div className="stack-2">
      {files.length < most && (
        <Field id={id} label={label} hint={hint}>
          {(aria) => (
            <input
              {...aria}
              type="file"
              accept={TAKEN}
              multiple={most > 1}
              aria-busy={sending.is === "sending" || undefined}
              onChange={(event) => {
                const chosen = Array.from(event.target.files ?? []);
                event.target.value = "";
                line.current = line.current.then(() => choose(chosen));
              }}
            />
          )}
        </Field>
      )}
      <SendingNote sending={sending} />
      {files.length > 0 && (
        <ul className="plain stack-2" aria-label={w.chosen}>
          {files.map((file, place) => (
            <li key={file.uploadId} className="card card-quiet stack-2">
              <Field
                id={`${id}-said-${place}`}
                label={w.describe(file.name)}
                hint={w.describeHint}
                error={describe && undescribed(file) ? write.needed : undefined}
              >
                {(aria) => (
                  <input
                    {...aria}
                    value={file.description}
                    maxLength={200}
                    onChange={({ target }) =>
                      change((before) =>
                        before.map((one) => (one.uploadId === file.uploadId ? { ...one, description: target.value } : one)),
                      )
                    }
                  />
                )}
              </Field>
              <div className="row">
                <Button
                  look="plain"
                  label={`${w.leaveOut}: ${file.name}`}
                  onPress={() => {
                    drop(file.uploadId);
                    change((before) => before.filter((one) => one.uploadId !== file.uploadId));
                  }}
                >
                  {w.leaveOut}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function SendingNote({ sending }: { sending: FileSending }) {
  const w = useWords().files;
  switch (sending.is) {
    case "resting":
      return null;
    case "sending":
      return (
        <p className="small" role="status">
          {w.sending(sending.name)}
        </p>
      );
    case "refused":
      return (
        <Message tone="stop" title={`${sending.name}: ${sending.refusal.message}`} announce="alert">
          {sending.refusal.remedy && <p className="small">{sending.refusal.remedy}</p>}
        </Message>
      );
    default:
      return <Message tone="stop" title={w[sending.is](sending.name)} announce="alert" />;
  }
}
