// Attaching one more file to an idea that stands: it is sent, described, and then hung on the idea.
import { useState } from "react";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import type { AttachmentUse } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { MOST_FILES } from "../ideas/draft";
import { ChooseFiles } from "./ChooseFiles";
import type { SentFile } from "./sendFile";

const ATTACH = graphql(`
  mutation AttachFile($input: AttachFileInput!) {
    attachFile(input: $input) {
      __typename
      ... on AttachFileSuccess { proposal { id attachments { ...AttachmentOfIdea } } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

interface AttachMoreProps {
  ideaId: string;
  programmeId: string;
  use: AttachmentUse;
  refresh: () => void;
}

export function AttachMore({ ideaId, programmeId, use, refresh }: AttachMoreProps) {
  const w = useWords().files;
  const [files, setFiles] = useState<SentFile[]>([]);
  const { sending, send } = useSend(ATTACH, () => {
    setFiles([]);
    refresh();
  });
  const [file] = files;
  return (
    <form
      className="stack-2"
      noValidate
      aria-label={use === "SCAN" ? w.scanLabel : w.label}
      onSubmit={(event) => {
        event.preventDefault();
        if (file && sending.is !== "sending") {
          void send({ proposalId: ideaId, uploadId: file.uploadId, description: file.description, use });
        }
      }}
    >
      <ChooseFiles
        id="more-files"
        programmeId={programmeId}
        label={use === "SCAN" ? w.scanLabel : w.label}
        hint={use === "SCAN" ? w.scanHint : w.oneByOne(MOST_FILES)}
        most={1}
        files={files}
        change={setFiles}
      />
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      {file && (
        <div className="row">
          <Button submit busy={sending.is === "sending"}>
            {w.attach}
          </Button>
        </div>
      )}
    </form>
  );
}
