// A draft that is no more, or no more one's own: what it has become, and what was typed here and never got there.
import { useState } from "react";
import { Link, Redirect } from "wouter";
import { NotFound } from "../../frame/NotFound";
import { useViewer } from "../../frame/viewer";
import { Button } from "../../ui/Button";
import { forget, kept } from "../../ui/keep";
import { PageHead } from "../../ui/Parts";
import { Prose } from "../../ui/Text";
import { useWords } from "../../words";
import type { IdeaDraft } from "../ideas/draft";
import type { KeptDraft } from "./DraftPage";

const TYPED = ["title", "summary", "place", "cost", "body"] as const satisfies readonly (keyof IdeaDraft)[];

/** `idea` is the number of what the draft has become; null if it was dropped, or the viewer writes along no more. */
export function Gone({ id, idea }: { id: string; idea: string | null }) {
  const w = useWords();
  const { viewer } = useViewer();
  const name = `draft.${id}`;
  const [here, setHere] = useState(() => kept<KeptDraft>(name));
  // A device may serve many: nobody is shown what another typed.
  const mine = viewer && here && !here.saved && here.by === viewer.id ? here.text : null;
  const typed = mine ? TYPED.filter((piece) => mine[piece].trim() !== "") : [];
  if (!mine || typed.length === 0) return idea ? <Redirect to={`/ideas/${idea}`} replace /> : <NotFound title={w.drafts.missing} />;
  const labels = { ...w.write, title: w.write.titleLabel };
  return (
    <>
      <PageHead title={idea ? w.drafts.submittedMeanwhile : w.drafts.goneMeanwhile} way={[{ to: "/my", label: w.mine.title }]} here={w.drafts.title}>
        <p className="lead">{w.drafts.goneHint}</p>
      </PageHead>
      <section className="card stack" aria-label={w.drafts.goneTyped}>
        <h2>{w.drafts.goneTyped}</h2>
        <dl className="stack-2">
          {typed.map((piece) => (
            <div key={piece}>
              <dt className="strong">{labels[piece]}</dt>
              <dd>
                <Prose text={mine[piece]} />
              </dd>
            </div>
          ))}
        </dl>
        <div className="row">
          {idea && (
            <Link className="btn" href={`/ideas/${idea}`}>
              {w.drafts.seeIdea}
            </Link>
          )}
          <Button
            look="line"
            onPress={() => {
              forget(name);
              setHere(null);
            }}
          >
            {w.drafts.goneForget}
          </Button>
        </div>
      </section>
    </>
  );
}
