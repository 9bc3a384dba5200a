// One idea as a story: what it says, and how far it has come.
import { useMemo } from "react";
import { Link } from "wouter";
import { allows } from "../../api/allows";
import { useAnswered } from "../../api/answered";
import { NotFound } from "../../frame/NotFound";
import { useViewer } from "../../frame/viewer";
import { day, exactWon } from "../../ui/format";
import { Marked } from "../../ui/Marked";
import { PageHead } from "../../ui/Parts";
import { Prose, Won, Written } from "../../ui/Text";
import { Waiting } from "../../ui/Waiting";
import { useSpeech, useWords } from "../../words";
import { shareText } from "../drafts/shares";
import { Attachments } from "../files/Attachments";
import { IdeaLab, LAB_OF_IDEA } from "../labs/IdeaLab";
import { WhereItLies } from "../map/WhereItLies";
import { Opinions, OPINIONS } from "../opinions/Opinions";
import { Panels, PANELS } from "../review/Panels";
import { Discussion } from "../talk/Discussion";
import { AnswerCard } from "./AnswerCard";
import { IdeaState } from "./IdeaCard";
import { IdeaDesk } from "./IdeaDesk";
import { ReportIdea, WhyHidden } from "./IdeaText";
import { Lineage, LINEAGE } from "./Lineage";
import { FOLLOW_UP, FollowUp } from "./FollowUp";
import { Merging, MERGING } from "./Merging";
import { IdeaChain, IdeaStory } from "./IdeaStory";
import { SENT, SentOn } from "./SentOn";
import { SupportCard } from "./SupportCard";
import { useIdea, type Idea as IdeaOfPage, type Mine } from "./useIdea";

// What may stand above or beside the text or between what follows it: a part that came late would push the rest away.
const PARTS = [SENT, MERGING, LINEAGE, LAB_OF_IDEA, FOLLOW_UP, PANELS, OPINIONS] as const;

export default function IdeaPage({ number }: { number: string }) {
  return <Read key={number} number={number} />;
}

function Read({ number }: { number: string }) {
  const w = useWords();
  const { viewer } = useViewer();
  const { shown, error, refresh, turn } = useIdea(number, viewer !== null);
  const answered = useAnswered(PARTS, useMemo(() => ({ number }), [number]));
  if (!shown || !answered) return <Waiting error={error} again={() => void refresh()} what={w.loading.page} />;
  if (!shown.idea || !shown.mine) return <NotFound title={w.missing.idea} />;
  return <Idea idea={shown.idea} mine={shown.mine} turn={turn} refresh={() => void refresh()} />;
}

interface IdeaProps {
  idea: IdeaOfPage;
  mine: Mine;
  turn: number;
  refresh: () => void;
}

function Idea({ idea, mine, turn, refresh }: IdeaProps) {
  const w = useWords();
  const { language } = useSpeech();
  const talk = mine.viewerActions.find(({ name }) => name === "writeComment");
  const over = talk?.refusal?.reason === "discussion_over" ? talk.refusal.message : null;
  return (
    <>
      <PageHead
        title={idea.title}
        written
        way={[{ to: "/ideas", label: w.ideas.title }]}
        here={idea.number}
        above={
          <div className="row head-chips">
            <IdeaState state={idea.state} />
            <span className="small soft">
              {w.categories[idea.category]}
              {idea.place && (
                <>
                  {" · "}
                  <Written>{idea.place}</Written>
                </>
              )}
            </span>
          </div>
        }
      >
        <p className="small soft">
          {idea.channel === "PAPER"
            ? w.ideas.onPaper(day(idea.submittedOn, language))
            : idea.body === ""
              ? w.ideas.bySomebody(day(idea.submittedOn, language))
              : w.ideas.by(idea.author.displayName, day(idea.submittedOn, language))}
        </p>
        {idea.authors.length > 0 && (
          <p className="small soft">
            {w.drafts.together}:{" "}
            <Written>{idea.authors.map(({ name, share }) => `${name.displayName} (${shareText(share)})`).join(", ")}</Written>
          </p>
        )}
      </PageHead>
      <WhyHidden mine={mine} refresh={refresh} />
      <IdeaChain idea={idea} />
      <div className="cols section idea-cols">
        <div className="c8 stack-6">
          {/* Each step of the story asks anew: what was told before may be over. */}
          {idea.state === "TRANSFERRED" && <SentOn key={idea.moves.length + idea.answers.length} number={idea.number} />}
          <AnswerCard idea={idea} mine={mine} />
          <Merging number={idea.number} refresh={refresh} />
          <section aria-labelledby="body">
            <h2 id="body">{w.ideas.body}</h2>
            {idea.body === "" && <p className="soft">{w.ideas.erased}</p>}
            {!idea.body.startsWith(idea.summary) && <Prose text={idea.summary} />}
            <Marked html={idea.bodyHtml} />
            <ReportIdea mine={mine} />
          </section>
          <Lineage number={idea.number} turn={turn} />
          <Attachments idea={idea} may={(verb) => allows(mine.viewerActions, verb)} refresh={refresh} />
        </div>
        <aside className="c4 stack-6" aria-label={w.ideas.beside}>
          {idea.openedOn && <SupportCard idea={idea} mine={mine} refresh={refresh} />}
          <IdeaLab number={idea.number} actions={mine.viewerActions} />
          <IdeaDesk idea={idea} mine={mine} refresh={refresh} />
          <section className="card stack-2">
            <h2>{w.ideas.cost}</h2>
            <p className="figure-big">
              <Won amount={idea.cost} />
            </p>
            {language === "ko" && <p className="small soft">{exactWon(idea.cost, language)}</p>}
          </section>
          <section className="card stack-2">
            <h2>{w.ideas.place}</h2>
            <p>
              <Written>{idea.place}</Written>
            </p>
            {idea.point && <WhereItLies point={idea.point} area={idea.area ?? null} />}
            <p>
              <Link className="more" href={`/ideas?category=${idea.category}`}>
                {w.ideas.sameField(w.categories[idea.category])}
              </Link>
            </p>
          </section>
        </aside>
        <div className="c8 stack-6 in-order">
          <FollowUp number={idea.number} refresh={refresh} />
          <Panels number={idea.number} refresh={refresh} />
          <IdeaStory idea={idea} />
          <Opinions number={idea.number} />
          <Discussion ideaId={idea.id} over={over} />
        </div>
      </div>
    </>
  );
}
