// One ballot in its three steps. What may be done comes from the server's viewerActions.
import { useEffect, useRef, useState } from "react";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { useOver } from "../../ui/Clock";
import { Icon } from "../../ui/Icon";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { BallotHead, Steps } from "./BallotHead";
import { keptReceipt, useBallotDraft } from "./ballotDraft";
import { useCastBallot } from "./castBallot";
import { ChooseStep } from "./ChooseStep";
import { ChoiceDock, ChoicePanel } from "./Choice";
import { OfficerPanel } from "./OfficerPanel";
import { RollDesk } from "./RollDesk";
import { RollExport } from "./RollExport";
import type { Limits } from "./picks";
import { ReceiptCard } from "./ReceiptCard";
import { ReviewStep } from "./ReviewStep";
import { RollNotes } from "./RollNotes";
import { Secrecy } from "./Secrecy";
import { Unsent } from "./Unsent";
import type { BallotCampaign } from "./ofMine";

interface BallotProps {
  campaign: BallotCampaign;
  owner: string | null;
  refresh: () => void;
}

export function Ballot({ campaign, owner, refresh }: BallotProps) {
  const w = useWords();
  const draft = useBallotDraft(campaign.number, owner);
  const { casting, send, choose, refuse } = useCastBallot(campaign, draft, refresh);
  const [reviewing, setReviewing] = useState(draft.sent !== null);
  const [back, setBack] = useState(false);
  const action = campaign.viewerActions.find(({ name }) => name === "castBallot");
  const barred = action && !action.allowed ? (action.refusal ?? null) : null;
  const limits: Limits = {
    kind: campaign.ballotKind,
    min: campaign.minChoices ?? 1,
    max: campaign.ballotKind === "CHOOSE_ONE" ? 1 : (campaign.maxChoices ?? null),
    points: campaign.maxPointsSum ?? null,
  };
  // The hour closes the box at once; its state follows, after the last papers are reconciled.
  const over = useOver(campaign.closesAt, campaign.serverTime);
  const voting = campaign.state === "OPEN" && !over;
  useAtTheHour(over && campaign.state === "OPEN", refresh);
  const done = casting.is === "done" || casting.is === "earlier";
  const code = done ? casting.receipt : (campaign.viewerBallot?.receipt ?? keptReceipt(campaign.number)?.code ?? null);
  const review = reviewing && !done && voting;
  const toReview = () => {
    if (barred) refuse(barred);
    else setReviewing(true);
  };
  const toChoosing = () => {
    setReviewing(false);
    setBack(true);
    choose();
  };
  const choice = { campaign, picks: draft.picks, limits, barred: barred !== null, toReview };
  return (
    <>
      <BallotHead campaign={campaign} over={over} />
      {voting && <Steps at={done ? "cast" : review ? "review" : "choose"} done={done} />}
      <div className="cols">
        <div className="c8 stack-6">
          {done && (
            <>
              <Message tone="ok" title={w.ballot.done} announce="alert">
                <p className="small">
                  {casting.is === "earlier" ? w.ballot.earlier : w.ballot.doneHint}{" "}
                  {!voting ? w.ballot.earlierClosed : campaign.revoting ? w.ballot.revote : w.ballot.noRevote}
                </p>
              </Message>
              <ReceiptCard number={campaign.number} code={casting.receipt} state={campaign.state} />
              {campaign.revoting && voting && (
                <p>
                  <Button look="line" onPress={toChoosing}>
                    {w.ballot.revoteGo}
                  </Button>
                </p>
              )}
            </>
          )}
          {!done && casting.is === "refused" && <RefusalMessage refusal={casting.refusal} afterAct />}
          {!done && casting.is !== "refused" && barred && voting && barred.code !== "NOT_SIGNED_IN" && (
            <RefusalMessage refusal={barred} />
          )}
          {!done && !voting && campaign.state !== "DRAFT" && (
            <Unsent campaign={campaign} draft={draft} told={casting.is === "refused"} />
          )}
          {!done && !review && campaign.viewerBallot && barred === null && voting && (
            <Message tone="ok" title={w.ballot.already} icon="receipt">
              <p className="small">
                {campaign.revoting ? w.ballot.already2 : w.ballot.noRevote} <a href="#receipt">{w.receipt.see}</a>
              </p>
            </Message>
          )}
          {!done && !review && !draft.sent && draft.restored && draft.picks.length > 0 && voting && (
            <Message tone="wait" title={w.ballot.kept} icon="box">
              <p className="small">{w.ballot.keptHint}</p>
              <div className="row">
                <Button look="plain" onPress={draft.clear}>
                  {w.ballot.forget}
                </Button>
              </div>
            </Message>
          )}
          {review && (
            <ReviewStep
              campaign={campaign}
              picks={draft.picks}
              limits={limits}
              casting={casting}
              resend={draft.sent !== null && casting.is !== "sending"}
              send={() => void send()}
              back={toChoosing}
            />
          )}
          {!review && !done && (
            <>
              <p className="privacy-line">
                <Icon name="lock" />
                <span>
                  {w.secrecy.line} <a href="#secret">{w.secrecy.more}</a>
                </span>
              </p>
              <ChooseStep campaign={campaign} picks={draft.picks} limits={limits} choose={draft.choose} live={voting} back={back} />
            </>
          )}
          {!done && code && (
            <section id="receipt" aria-labelledby="receipt-title">
              <h2 id="receipt-title">{w.receipt.title}</h2>
              <ReceiptCard number={campaign.number} code={code} state={campaign.state} />
            </section>
          )}
          <RollNotes notes={campaign.rollNotes} />
        </div>
        <aside className="c4" aria-label={w.ballot.mine}>
          <div className="stack-6 stick">
            {voting && !review && !done && <ChoicePanel {...choice} />}
            <OfficerPanel campaign={campaign} refresh={refresh} />
            <RollDesk campaign={campaign} refresh={refresh} />
            <RollExport campaign={campaign} />
            <Secrecy />
          </div>
        </aside>
      </div>
      {voting && !review && !done && <ChoiceDock {...choice} />}
    </>
  );
}

/** Asks for the page again once its hour has passed: what may be done is the server's to say. */
function useAtTheHour(struck: boolean, refresh: () => void): void {
  const latest = useRef(refresh);
  useEffect(() => {
    latest.current = refresh;
  });
  useEffect(() => {
    if (struck) latest.current();
  }, [struck]);
}
