// The text of an item as the amendment that is voted on would make it.
import { Prose } from "../../ui/Text";
import { useWords } from "../../words";
import type { Vote } from "../meetings/MeetingPage";

export function AmendedText({ vote }: { vote: Vote }) {
  const w = useWords().motions;
  return (
    <>
      <p>{w.onAmendment(vote.amendment ?? 0)}</p>
      <blockquote className="quote">
        <Prose text={vote.motion} />
      </blockquote>
    </>
  );
}
