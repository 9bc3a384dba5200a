// Said aloud once, politely: what came of a vote, and that the quorum is lost or there again.
import { useEffect, useRef, useState } from "react";
import { useWords } from "../../words";
import type { Meeting } from "./MeetingPage";

export function Announced({ meeting }: { meeting: Meeting }) {
  const w = useWords().meeting;
  const votes = meeting.items.flatMap(({ votes }) => votes).filter(({ outcome }) => outcome !== null);
  const last = votes.reduce<(typeof votes)[number] | null>((best, one) => (best && best.number > one.number ? best : one), null);
  const result = last?.outcome ? `${w.voteNumber(last.number)}: ${w.results[last.outcome.result]}` : "";
  const met = meeting.state === "OPEN" ? meeting.quorum.met : null;
  const before = useRef({ result, met });
  const [said, setSaid] = useState("");
  const { found, back } = { found: w.floor.quorumLost, back: w.floor.quorumBack };
  useEffect(() => {
    if (result && result !== before.current.result) setSaid(result);
    else if (met === false && before.current.met === true) setSaid(found);
    else if (met === true && before.current.met === false) setSaid(back);
    before.current = { result, met };
  }, [result, met, found, back]);
  return (
    <p role="status" className="only-read">
      {said}
    </p>
  );
}
