// What hangs on an idea: pictures to be seen, documents to be taken home, and the desk's scans.
import { useState } from "react";
import { useMutation } from "urql";
import { useHat } from "../../api/asker";
import { once } from "../../api/client";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import type { AttachmentOfIdeaFragment, RefusalBodyFragment } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { AttachMore } from "./AttachMore";

graphql(`
  fragment AttachmentOfIdea on Attachment {
    id
    use
    kind
    description
    size
    width
    height
    path
  }
`);
const DETACH = graphql(`
  mutation DetachFile($input: DetachFileInput!) {
    detachFile(input: $input) {
      __typename
      ... on DetachFileSuccess { proposal { id attachments { ...AttachmentOfIdea } } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const OPEN_SCAN = graphql(`
  mutation OpenScan($input: OpenScanInput!) {
    openScan(input: $input) {
      __typename
      ... on OpenScanSuccess { path }
      ... on Refused { ...RefusalBody }
    }
  }
`);

interface AttachmentsProps {
  idea: { id: string; attachments: AttachmentOfIdeaFragment[]; programme: { id: string } };
  may: (verb: string) => boolean;
  refresh: () => void;
}

export function Attachments({ idea, may, refresh }: AttachmentsProps) {
  const w = useWords().files;
  const { sending, send } = useSend(DETACH, refresh);
  const shown = idea.attachments.filter(({ use }) => use === "SHOWN");
  const scans = idea.attachments.filter(({ use }) => use === "SCAN");
  const more = may("attachFile") ? "SHOWN" : may("attachScan") ? "SCAN" : null;
  if (shown.length + scans.length === 0 && !more) return null;
  return (
    <section aria-labelledby="attachments" className="stack">
      <h2 id="attachments">{w.title}</h2>
      {shown.map((one) => (
        <figure key={one.id} className="attached">
          {one.kind === "PDF" ? (
            <a href={one.path ?? ""} download>
              {w.document(one.description, one.size)}
            </a>
          ) : (
            <a href={one.path ?? ""}>
              <img
                src={one.path ?? ""}
                alt={one.description}
                width={one.width ?? undefined}
                height={one.height ?? undefined}
                loading="lazy"
              />
            </a>
          )}
          {one.kind !== "PDF" && <figcaption className="small soft">{one.description}</figcaption>}
          {may("detachFile") && (
            <Button look="plain" label={`${w.takeOff}: ${one.description}`} onPress={() => void send({ attachmentId: one.id })}>
              {w.takeOff}
            </Button>
          )}
        </figure>
      ))}
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      {scans.map((one) => (
        <Scan key={one.id} scan={one} />
      ))}
      {more && <AttachMore ideaId={idea.id} programmeId={idea.programme.id} use={more} refresh={refresh} />}
    </section>
  );
}

/** A scan shows who wrote it: it is opened on purpose, and the opening is on record. */
function Scan({ scan }: { scan: AttachmentOfIdeaFragment }) {
  const w = useWords().files;
  const { asker } = useHat();
  const [{ fetching }, openScan] = useMutation(OPEN_SCAN);
  const [opened, setOpened] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<RefusalBodyFragment | null>(null);
  const open = async () => {
    const { data } = await openScan({ input: { attachmentId: scan.id } }, once(asker, crypto.randomUUID()));
    const answer = data?.openScan;
    if (answer?.__typename === "Refused") setRefusal(answer);
    else setOpened(answer?.path ?? null);
  };
  return (
    <div className="card card-quiet stack-2">
      <p>{w.scan(scan.description)}</p>
      <p className="small soft">{w.scanHint}</p>
      <div className="row">
        <Button look="line" busy={fetching} onPress={() => void open()}>
          {w.openScan}
        </Button>
        {opened && (
          <a href={opened} target="_blank" rel="noreferrer">
            {w.seeScan}
          </a>
        )}
      </div>
      {refusal && <RefusalMessage refusal={refusal} afterAct />}
    </div>
  );
}
