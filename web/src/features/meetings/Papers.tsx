// The papers of an item in their newest versions: a text to read, or a file that is opened.
import { useMutation } from "urql";
import { useState } from "react";
import { useHat } from "../../api/asker";
import { allows } from "../../api/allows";
import { once } from "../../api/client";
import { RefusalMessage } from "../../frame/RefusalMessage";
import type { RefusalBodyFragment } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Prose, Told } from "../../ui/Text";
import { useWords } from "../../words";
import { saved } from "../files/DocumentFiles";
import type { Item, Meeting } from "./MeetingPage";
import { OPEN_PAPER } from "./paperActs";
import { paperPlace } from "./paperPlace";

type Paper = Item["papers"][number];
interface PapersProps {
  item: Item;
  meeting: Meeting;
  refresh: () => void;
}

export function Papers({ item, meeting, refresh }: PapersProps) {
  const w = useWords().meeting;
  const newest = item.papers.filter((paper, place) => item.papers.findIndex(({ number }) => number === paper.number) === place);
  return newest.map((paper) => (
    <details key={paper.number} id={paperPlace(item.number, paper.number)} ref={leadsHere}>
      <summary className="small">
        <Told>{w.paper(paper.number, paper.title)}</Told> {paper.version > 1 && w.version(paper.version)}
      </summary>
      {paper.fileKind && <PaperFile paper={paper} meeting={meeting} refresh={refresh} />}
      {paper.fileKind && paper.words && <p className="small soft">{w.readOut}</p>}
      {paper.fileKind === "PDF" && paper.readOut !== "READ" && (
        <p className="small soft">{w.pdfReadOut[paper.readOut ?? "WAITING"]}</p>
      )}
      {paper.words && (
        <div className="read-out">
          <Prose text={paper.words} />
        </div>
      )}
      <p className="small soft address">SHA-256 {paper.sha256}</p>
    </details>
  ));
}

/** Open the paper the address leads to, once, and bring it into view. */
function leadsHere(paper: HTMLDetailsElement | null) {
  if (!paper || location.hash !== `#${paper.id}`) return;
  paper.open = true;
  paper.scrollIntoView();
  paper.querySelector("summary")?.focus({ preventScroll: true });
}

/** Those of the council open a file on record; others read it once the notice is sent. */
function PaperFile({ paper, meeting, refresh }: { paper: Paper; meeting: Meeting; refresh: () => void }) {
  const w = useWords().meeting;
  const { asker } = useHat();
  const [{ fetching }, openPaper] = useMutation(OPEN_PAPER);
  const [refusal, setRefusal] = useState<RefusalBodyFragment | null>(null);
  const open = async () => {
    const { data } = await openPaper({ input: { paperId: paper.paperId ?? "" } }, once(asker, crypto.randomUUID()));
    const answer = data?.openPaper;
    setRefusal(answer?.__typename === "Refused" ? answer : null);
    if (answer?.__typename !== "OpenPaperSuccess") return;
    saved(answer.path);
    refresh();
  };
  const readings = meeting.paperReadings.filter(({ paperId }) => paperId === paper.paperId);
  return (
    <div className="stack-2">
      {allows(meeting.viewerActions, "openPaper") ? (
        <>
          <p className="small soft">{w.openPaperHint}</p>
          <p>
            <Button look="line" busy={fetching} label={`${w.openPaper(paper.fileKind ?? "")}: ${paper.title}`} onPress={() => void open()}>
              {w.openPaper(paper.fileKind ?? "")}
            </Button>
          </p>
        </>
      ) : (
        paper.path && (
          <p>
            <a href={paper.path} download>
              {w.openPaper(paper.fileKind ?? "")}
            </a>
          </p>
        )
      )}
      {readings.length > 0 && (
        <p className="small"><Told>{w.paperReadBy(readings.map(({ name }) => name.displayName).join(", "))}</Told></p>
      )}
      {refusal && <RefusalMessage refusal={refusal} afterAct />}
    </div>
  );
}
