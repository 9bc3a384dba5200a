// What became of an idea while somebody was writing at its desk: told beside what he wrote, which stays.
import { Button } from "../../ui/Button";
import { Message } from "../../ui/Parts";
import { Prose } from "../../ui/Text";
import { useWords } from "../../words";
import type { Idea } from "./useIdea";

type Told = Pick<Idea, "moves" | "answers">;

/** How far the story had been told when one began to write. */
export interface Read {
  moves: number;
  answers: number;
}

export const readOf = ({ moves, answers }: Told): Read => ({ moves: moves.length, answers: answers.length });
export const stepsOf = ({ moves, answers }: Read): number => moves + answers;

interface NewsProps {
  idea: Told & { summary: string; body: string };
  since: Read;
  /** Whether the act may still be done. */
  open: boolean;
  /** Whether the texts of the idea are what is being written. */
  texts: boolean;
  goOn: () => void;
}

export function DeskNews({ idea, since, open, texts, goOn }: NewsProps) {
  const w = useWords();
  return (
    <Message tone="wait" title={w.desk.moved} announce="alert">
      <ul className="stack-2">
        {idea.moves.slice(since.moves).map((move, index) => (
          <li key={`move-${index}`}>
            <p className="strong">{w.ideas.moves[move.toState]}</p>
            <Prose text={move.toState === "THRESHOLD_MET" ? w.support.crossed(move.reason) : move.reason} />
          </li>
        ))}
        {idea.answers
          .slice(since.answers)
          .filter(({ outcome }) => !outcome)
          .map((answer, index) => (
            <li key={`answer-${index}`}>
              <p className="strong">{w.ideas.meanwhile}</p>
              <Prose text={answer.text} />
            </li>
          ))}
      </ul>
      {texts && (
        <>
          <p className="strong">{w.desk.standsNow}</p>
          <Prose text={idea.summary} />
          <Prose text={idea.body} />
        </>
      )}
      <p className="small">{open ? w.desk.movedHint : w.desk.overHint}</p>
      {open && (
        <Button look="line" onPress={goOn}>
          {w.desk.goOn}
        </Button>
      )}
    </Message>
  );
}
