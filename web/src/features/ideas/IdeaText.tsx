// An idea as a text under the house's rules: reporting it; and to its author why it is hidden, and the appeal.
import { useState } from "react";
import { allows } from "../../api/allows";
import { Button } from "../../ui/Button";
import { useWords } from "../../words";
import { Appeal } from "../talk/Appeal";
import { HiddenText } from "../talk/HiddenText";
import { Report } from "../talk/Report";
import type { Mine } from "./useIdea";

export function WhyHidden({ mine, refresh }: { mine: Mine; refresh: () => void }) {
  const w = useWords().talk;
  if (!mine.decision) return null;
  return (
    <section className="stack" aria-label={w.hidden}>
      <HiddenText mine={mine.viewerIsAuthor} decision={mine.decision} />
      {allows(mine.viewerActions, "appealDecision") && <Appeal decisionId={mine.decision.id} done={refresh} />}
    </section>
  );
}

export function ReportIdea({ mine }: { mine: Mine }) {
  const w = useWords().talk;
  const [open, setOpen] = useState(false);
  if (!allows(mine.viewerActions, "reportText")) return null;
  return (
    <div className="stack-2">
      <p className="row">
        <Button look="plain" pressed={open} onPress={() => setOpen(!open)}>
          {w.reportIdea}
        </Button>
      </p>
      {open && <Report kind="PROPOSAL" subjectId={mine.id} done={() => setOpen(false)} />}
    </div>
  );
}
