// One comment with its answers, and what may be done with it. A hidden one says by which rule.
import { useState, type ReactNode } from "react";
import type { CommentBodyFragment } from "../../gql/graphql";
import type { IconName } from "../../ui/Icon";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Parts";
import { DayTime, Prose, Written } from "../../ui/Text";
import { useWords } from "../../words";
import { Appeal } from "./Appeal";
import { HiddenText } from "./HiddenText";
import { Mend } from "./Mend";
import { Report } from "./Report";
import { WriteComment } from "./WriteComment";

const SIGNS: Record<CommentBodyFragment["position"], IconName> = { FOR: "plus", AGAINST: "minus", QUESTION: "info", REMARK: "text" };

interface SaidProps {
  comment: CommentBodyFragment;
  ideaId: string;
  refresh: () => void;
  children?: ReactNode;
}

export function Said({ comment, ideaId, refresh, children }: SaidProps) {
  const w = useWords().talk;
  const [open, setOpen] = useState<"answer" | "report" | "mend" | null>(null);
  const may = (name: string) => comment.viewerActions.some((one) => one.name === name && one.allowed);
  const done = () => {
    setOpen(null);
    refresh();
  };
  return (
    <article id={comment.id} tabIndex={-1} className="stack-2" aria-label={w.by(comment.author.displayName)}>
      <p className="row small">
        <b>
          <Written>{comment.author.displayName}</Written>
        </b>
        {comment.depth === 1 && comment.position !== "REMARK" && (
          <Chip icon={SIGNS[comment.position]} tone="wait">
            {w.positions[comment.position]}
          </Chip>
        )}
        <span className="soft">
          <DayTime at={comment.writtenAt} />
          {comment.version > 1 && ` · ${w.mended}`}
        </span>
      </p>
      {comment.hidden && comment.decision && <HiddenText mine={comment.viewerIsAuthor} decision={comment.decision} />}
      {comment.text && <Prose text={comment.text} />}
      {comment.text === "" && !comment.hidden && <p className="soft">{w.erased}</p>}
      <p className="row">
        {may("writeComment") && (
          <Button look="plain" onPress={() => setOpen(open === "answer" ? null : "answer")}>
            {w.answer}
          </Button>
        )}
        {may("mendComment") && (
          <Button look="plain" onPress={() => setOpen(open === "mend" ? null : "mend")}>
            {w.mend}
          </Button>
        )}
        {may("reportText") && (
          <Button look="plain" onPress={() => setOpen(open === "report" ? null : "report")}>
            {w.report}
          </Button>
        )}
      </p>
      {open === "answer" && <WriteComment ideaId={ideaId} parentId={comment.id} done={done} />}
      {open === "mend" && <Mend comment={comment} refresh={refresh} done={done} />}
      {open === "report" && <Report kind="COMMENT" subjectId={comment.id} done={done} />}
      {may("appealDecision") && comment.decision && <Appeal decisionId={comment.decision.id} done={refresh} />}
      {children && <ul className="stack replies">{children}</ul>}
    </article>
  );
}
