// What is chosen so far and what it adds up to: a panel on a wide page, a dock on a phone.
import { Button } from "../../ui/Button";
import { won } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { Won, Written } from "../../ui/Text";
import { useSpeech, useWords } from "../../words";
import { pointsGiven, type Limits, type Pick } from "./picks";
import type { BallotCampaign } from "./ofMine";

interface ChoiceProps {
  campaign: BallotCampaign;
  picks: Pick[];
  limits: Limits;
  barred: boolean;
  toReview: () => void;
}

function useChoice({ campaign, picks, limits, barred, toReview }: ChoiceProps) {
  const w = useWords().ballot;
  const { language } = useSpeech();
  const chosen = picks.flatMap((pick) => {
    const line = campaign.lines.find(({ number }) => number === pick.number);
    return line ? [{ ...pick, line }] : [];
  });
  const sum = chosen.reduce((total, { line }) => total + line.cost, 0);
  const points = pointsGiven(picks);
  const byPoints = limits.kind === "CUMULATIVE";
  const left = byPoints ? (limits.points ?? 0) - points : limits.max === null ? null : limits.max - picks.length;
  const room = left === null ? null : left <= 0 ? w.roomNone : byPoints ? w.roomPoints(left) : w.room(left);
  const short = picks.length < limits.min ? w.tooFew(limits.min) : null;
  const count = picks.length === 0 ? w.nothing : byPoints ? w.pickedPoints(points) : w.picked(picks.length);
  const go = () => {
    // What is missing is chosen on the cards: the press leads there.
    if (short && !barred) document.querySelector<HTMLInputElement>(".ballots input")?.focus();
    else toReview();
  };
  // One sentence for whoever hears the page: how many, how many more, and how much money.
  const told = [count, room, w.sumAria(won(campaign.budget, language), won(sum, language))].filter(Boolean).join(". ");
  return { chosen, sum, room, hasRoom: left !== null && left > 0, short, count, told, byPoints, go };
}

export function ChoicePanel(props: ChoiceProps) {
  const w = useWords().ballot;
  const { language } = useSpeech();
  const { campaign } = props;
  const { chosen, sum, room, short, count, told, byPoints, go } = useChoice(props);
  const total = won(campaign.budget, language);
  return (
    <section className="card stack wide-only" aria-labelledby="mine">
      <div className="row row-between">
        <h2 id="mine">{w.mine}</h2>
        <b>{count}</b>
      </div>
      <Told>{told}</Told>
      {chosen.length > 0 && (
        <ul className="small stack-2">
          {chosen.map(({ number, points, line }) => (
            <li className="pick-line" key={number}>
              <span>
                <Written>{line.proposal.title}</Written>
                {byPoints && ` · ${w.points1(points)}`}
              </span>
              <b>
                <Won amount={line.cost} />
              </b>
            </li>
          ))}
        </ul>
      )}
      {room && <p className="small soft">{room}</p>}
      <Sum label={w.sumAria(total, won(sum, language))} share={sum / Math.max(1, campaign.budget)} />
      <p className="small soft">
        {w.ofBudget(total)}{" "}
        <b className="ink">
          <Won amount={sum} />
        </b>
      </p>
      <Button big wide notAllowed={props.barred || short !== null} onPress={go}>
        {short ?? w.toReview}
        {!short && <Icon name="right" />}
      </Button>
    </section>
  );
}

export function ChoiceDock(props: ChoiceProps) {
  const w = useWords().ballot;
  const { campaign } = props;
  const { chosen, sum, room, hasRoom, short, count, told, go } = useChoice(props);
  return (
    <div className="dock" role="region" aria-label={w.mineSummary}>
      <div className="row row-between dock-row">
        <div>
          <Told>{told}</Told>
          <b>{count}</b> {room && hasRoom && chosen.length > 0 && <span className="soft small">{room}</span>}
          <div className="small soft">
            <Won amount={sum} /> / <Won amount={campaign.budget} />
          </div>
        </div>
        <Button notAllowed={props.barred || short !== null} onPress={go}>
          {short ?? w.toReviewShort}
          {!short && <Icon name="right" />}
        </Button>
      </div>
    </div>
  );
}

/** Said whenever it changes, and by the list or the dock alone: the other is not displayed. */
function Told({ children }: { children: string }) {
  return (
    <p className="only-read" role="status">
      {children}
    </p>
  );
}

/** The bar's length is set through the CSSOM, which a strict content policy allows. */
function Sum({ label, share }: { label: string; share: number }) {
  return (
    <div className={share > 1 ? "bar bar-over" : "bar"} role="img" aria-label={label}>
      <span style={{ "--w": `${Math.min(100, share * 100)}%` } as React.CSSProperties} />
    </div>
  );
}
