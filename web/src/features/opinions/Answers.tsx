// One's own answers: the next comment with three big buttons, and below it what one said before, to change or take back.
import { useEffect, useRef, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../gql";
import type { MineOfOpinionsQuery } from "../../gql/graphql";
import { useWords } from "../../words";
import { Answer } from "./Answer";

graphql(`
  fragment AskedOf on OpinionStatement {
    comment { id text version author { displayName } }
    viewerAnswer
    viewerActions { name allowed refusal { reason message } }
  }
`);
const MINE = graphql(`
  query MineOfOpinions($number: String!) {
    opinions(number: $number) { statements { ...AskedOf } }
  }
`);

export type Asked = NonNullable<MineOfOpinionsQuery["opinions"]>["statements"][number];

const may = (one: Asked) => one.viewerActions.some(({ name, allowed }) => name === "giveOpinion" && allowed);

interface AnswersProps {
  number: string;
  open: boolean;
  /** Called when an answer has been taken: the map may be another now. */
  done: () => void;
}

export function Answers({ number, open, done }: AnswersProps) {
  const w = useWords().opinions;
  const [{ data }, again] = useQuery({ query: MINE, variables: { number }, requestPolicy: "network-only" });
  const [said, setSaid] = useState<Record<string, Asked>>({});
  const [turn, setTurn] = useState(0);
  const next = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Who has answered is led on to the next comment; nobody is led anywhere by opening the page.
    if (turn > 0) next.current?.focus();
  }, [turn]);
  if (!data?.opinions) return null;
  const all = data.opinions.statements.map((one) => said[one.comment.id] ?? one);
  const mine = all.filter(({ viewerAnswer }) => viewerAnswer !== null && viewerAnswer !== undefined);
  const left = open ? all.filter((one) => !one.viewerAnswer && may(one)) : [];
  const refusal = all[0]?.viewerActions.find(({ name }) => name === "giveOpinion")?.refusal;
  const stopped = open && left.length === 0 && mine.length === 0 && refusal && refusal.reason !== "own_comment_answered";
  const taken = (one: Asked, moves: boolean) => {
    setSaid((before) => ({ ...before, [one.comment.id]: one }));
    if (moves) setTurn((before) => before + 1);
    done();
  };
  const overtaken = () => again({ requestPolicy: "network-only" });
  return (
    <div className="stack">
      {stopped && <p className="soft">{refusal.message}</p>}
      {open && (left.length > 0 || mine.length > 0) && (
        <div ref={next} tabIndex={-1} className="stack-2 opinion-next" role="group" aria-label={w.asked}>
          <p className="small soft">{left.length > 0 ? w.left(left.length, mine.length) : w.allDone(mine.length)}</p>
          {left[0] && <Answer key={left[0].comment.id} asked={left[0]} taken={(one) => taken(one, true)} overtaken={overtaken} />}
        </div>
      )}
      {mine.length > 0 && (
        <details className="fold">
          <summary>{w.mine(mine.length)}</summary>
          <ul className="items">
            {mine.map((one) => (
              <li key={one.comment.id}>
                <Answer asked={one} taken={(other) => taken(other, false)} overtaken={overtaken} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
