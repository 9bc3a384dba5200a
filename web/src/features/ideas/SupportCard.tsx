// Support: how many stand behind an idea, what the next rung obliges to, and one's own button.
import type { ProposalState } from "../../gql/graphql";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { signInAddress } from "../../frame/viewer";
import { Button } from "../../ui/Button";
import { day } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { Message } from "../../ui/Parts";
import { useSpeech, useWords } from "../../words";
import { useActOnIdea } from "./actOnIdea";
import { Ladder } from "./Ladder";
import type { Mine } from "./useIdea";

interface SupportProps {
  idea: { id: string; supportCount: number; state: ProposalState };
  mine: Mine;
  refresh: () => void;
}

export function SupportCard({ idea, mine, refresh }: SupportProps) {
  const w = useWords().support;
  const { language } = useSpeech();
  const { supportCount: count, state } = idea;
  const goal = mine.supportGoal;
  return (
    <section className="card stack" aria-labelledby="support">
      <h2 id="support">{w.title}</h2>
      <p className="figure-big" role="status">
        {w.count(count)}
      </p>
      {goal && (
        <>
          <progress aria-label={w.progress(count, goal.supports)} max={goal.supports} value={Math.min(count, goal.supports)} />
          <p className="small">{w.goal(Math.max(0, goal.supports - count), day(goal.until, language), w.duties[goal.kind])}</p>
        </>
      )}
      {(state === "OPEN" || state === "THRESHOLD_MET") && <OwnSupport idea={idea} mine={mine} refresh={refresh} />}
      {(goal || mine.duties.length > 0) && <Ladder mine={mine} />}
      <p className="privacy-line soft">
        <Icon name="lock" />
        {w.secret}
      </p>
    </section>
  );
}

function OwnSupport({ idea, mine, refresh }: SupportProps) {
  const w = useWords().support;
  const act = mine.viewerSupports ? "withdrawSupport" : "supportProposal";
  const { acting, run } = useActOnIdea(act, refresh);
  const offer = mine.viewerActions.find(({ name }) => name === act);
  const refusal = acting.is === "refused" ? acting.refusal : null;
  if (!offer) return null;
  if (offer.refusal?.code === "NOT_SIGNED_IN") {
    return (
      <a className="btn btn-line btn-wide" href={signInAddress()}>
        {w.signIn}
      </a>
    );
  }
  if (offer.refusal) return <p className="small soft">{offer.refusal.message}</p>;
  return (
    <>
      <Button
        wide
        big={!mine.viewerSupports}
        {...(mine.viewerSupports ? { look: "line" as const } : {})}
        busy={acting.is === "sending"}
        onPress={() => void run({ proposalId: idea.id })}
      >
        <Icon name={mine.viewerSupports ? "minus" : "plus"} />
        {mine.viewerSupports ? w.stepBack : w.give}
      </Button>
      {mine.viewerSupports && <p className="small soft">{w.given}</p>}
      {refusal && <RefusalMessage refusal={refusal} afterAct />}
      {acting.is === "lost" && <Message tone="stop" title={w.lost} announce="alert" />}
    </>
  );
}
