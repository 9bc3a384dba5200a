// A living lab in a list: how far it is, until when one may apply, and what it is about.
import { Link } from "wouter";
import { graphql } from "../../gql";
import type { LabRowFragment } from "../../gql/graphql";
import { dayTime } from "../../ui/format";
import { useSpeech, useWords, useWritten } from "../../words";
import { LabChip } from "./LabChip";

graphql(`
  fragment LabRow on LivingLab {
    id
    number
    title
    state
    seats
    applyUntil
    outcome
    proposal { id number title }
  }
`);

export function LabRow({ lab, look }: { lab: LabRowFragment; look?: string }) {
  const w = useWords().labs;
  const written = useWritten();
  const { language } = useSpeech();
  return (
    <li className={look ? `${look} reach stack-2` : "reach stack-2"}>
      <p className="row head-chips">
        <LabChip state={lab.state} />
        <span className="small soft">{w.seats(lab.seats)}</span>
        {lab.state === "CALLING" && <span className="small strong">{w.until(dayTime(lab.applyUntil, language))}</span>}
        {lab.outcome && <span className="small strong">{w.verdicts[lab.outcome]}</span>}
      </p>
      <h3 lang={written}>
        <Link href={`/labs/${lab.number}`}>{lab.title}</Link>
      </h3>
      {lab.proposal && (
        <p className="small soft">
          {w.about} {lab.proposal.number} <span lang={written}>{lab.proposal.title}</span>
        </p>
      )}
    </li>
  );
}
