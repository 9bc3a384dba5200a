// While a title is typed: ideas like it, so that two people do not write the same.
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useQuery } from "urql";
import { useViewer } from "../../frame/viewer";
import { graphql } from "../../gql";
import { LONGEST } from "../../ui/longest";
import { useWords, useWritten } from "../../words";
import { IdeaState } from "./IdeaCard";

const PAUSE_MS = 350;
// What may still be supported, or soon.
const LIVE = new Set(["SUBMITTED", "SUPPLEMENT", "OPEN", "THRESHOLD_MET"]);

const SIMILAR = graphql(`
  query Similar($programmeId: ID!, $title: String!) {
    similarProposals(programmeId: $programmeId, title: $title) { id number title state supportCount }
  }
`);

export function Similar({ title }: { title: string }) {
  const w = useWords().write;
  const written = useWritten();
  const { programme } = useViewer();
  const [asked, setAsked] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAsked(title.length > LONGEST.title ? "" : title.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [title]);
  const [{ data }] = useQuery({
    query: SIMILAR,
    variables: { programmeId: programme?.id ?? "", title: asked },
    pause: !programme || asked.length < 2,
  });
  const found = asked.length < 2 ? [] : (data?.similarProposals ?? []);
  const told = useRef<HTMLDivElement>(null);
  const count = found.length;
  // What is told pushes the rest down: the field somebody has gone on to meanwhile stays on the screen.
  useLayoutEffect(() => {
    const field = document.activeElement;
    if (field && told.current && told.current.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) {
      field.scrollIntoView({ block: "nearest" });
    }
  }, [count]);
  return (
    <div role="status" ref={told}>
      {found.length > 0 && (
        <div className="card card-quiet stack-2">
          <b>{w.similar}</b>
          <ul className="items">
            {found.map((idea) => (
              <li key={idea.id} className="row">
                <IdeaState state={idea.state} />
                <a href={`/ideas/${idea.number}`} target="_blank" rel="noopener" lang={written}>
                  {idea.title}
                </a>
              </li>
            ))}
          </ul>
          <p className="small soft">{found.some(({ state }) => LIVE.has(state)) ? w.similarHint : w.similarOver}</p>
        </div>
      )}
    </div>
  );
}
