// A comment with what one may say of it: agree, disagree, pass; pressed is what one said.
import { graphql } from "../../gql";
import type { OpinionAnswer } from "../../gql/graphql";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Message } from "../../ui/Parts";
import { Prose, Written } from "../../ui/Text";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import type { Asked } from "./Answers";

const GIVE = graphql(`
  mutation GiveOpinion($input: GiveOpinionInput!) {
    giveOpinion(input: $input) {
      __typename
      ... on GiveOpinionSuccess { statement { ...AskedOf } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const TAKE_BACK = graphql(`
  mutation TakeBackOpinion($input: TakeBackOpinionInput!) {
    takeBackOpinion(input: $input) {
      __typename
      ... on TakeBackOpinionSuccess { statement { ...AskedOf } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const ANSWERS: OpinionAnswer[] = ["AGREE", "DISAGREE", "PASS"];

interface AnswerProps {
  asked: Asked;
  taken: (one: Asked) => void;
  /** Called when the comment was mended meanwhile, or the review has begun. */
  overtaken: () => void;
}

export function Answer({ asked, taken, overtaken }: AnswerProps) {
  const w = useWords().opinions;
  const { comment, viewerAnswer } = asked;
  const got = (answer: object) => taken((answer as { statement: Asked }).statement);
  const give = useSend(GIVE, got, overtaken);
  const back = useSend(TAKE_BACK, got, overtaken);
  const sending = give.sending.is === "resting" ? back.sending : give.sending;
  const busy = sending.is === "sending";
  const allowed = (verb: string) => asked.viewerActions.some(({ name, allowed }) => name === verb && allowed);
  return (
    <div className="stack-2">
      <blockquote className="quote">
        <Prose text={comment.text ?? ""} />
        <p className="small soft">
          <Written>{w.by(comment.author.displayName)}</Written>
        </p>
      </blockquote>
      {allowed("giveOpinion") ? (
        <div className="votes-3">
          {ANSWERS.map((answer) => (
            <Button
              key={answer}
              look={viewerAnswer === answer ? undefined : "line"}
              pressed={viewerAnswer === answer}
              busy={busy}
              onPress={() => void give.send({ commentId: comment.id, answer, expectedVersion: comment.version })}
            >
              {w.answers[answer]}
            </Button>
          ))}
        </div>
      ) : (
        viewerAnswer && <p className="strong">{w.youSaid(w.answers[viewerAnswer])}</p>
      )}
      {viewerAnswer && allowed("takeBackOpinion") && (
        <p>
          <Button look="plain" busy={busy} onPress={() => void back.send({ commentId: comment.id })}>
            {w.takeBack}
          </Button>
        </p>
      )}
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.lost} announce="alert" />}
    </div>
  );
}
