// A change of one of a council's own rules: what held, what will, from when, and the decision it came from.
import { Link } from "wouter";
import type { RuleChangeFragment } from "../../gql/graphql";
import { Chip } from "../../ui/Parts";
import { day } from "../../ui/format";
import { Written } from "../../ui/Text";
import { useSpeech, useWords } from "../../words";
import { useOfCouncil } from "../councils/whichCouncil";

const TONES = { PROPOSED: "wait", ADOPTED: "ok", LOST: "stop", VOID: "stop" } as const;

export function RuleChange({ change, told }: { change: RuleChangeFragment; told?: boolean }) {
  const w = useWords().councilRules.own;
  const { language } = useSpeech();
  const address = useOfCouncil();
  const decided = change.decisionYear !== null && change.decisionNumber !== null;
  return (
    <div className="card card-quiet stack-2">
      <p className="row">
        <Chip icon={change.state === "ADOPTED" ? "check" : "clause"} tone={TONES[change.state]}>
          {w.states[change.state]}
        </Chip>
        <b>{change.title}</b>
      </p>
      <p>
        <s className="soft">{change.before ?? w.none}</s> → <b>{change.after}</b>
      </p>
      <p className="small soft">
        <Written>{change.source}</Written> {change.article} · {w.holds(day(change.effectiveOn, language))}
      </p>
      {change.voidReason && (
        <p className="small">
          {change.voidReason} {change.voidRule && `${change.voidRule.source} ${change.voidRule.article}`}
        </p>
      )}
      {told && (
        <p className="small">
          <Link href={address(`/council/meetings/${change.meetingNumber}`)}>{w.cameFrom(change.meetingNumber, change.itemNumber)}</Link>
          {decided && (
            <>
              {" · "}
              <Link href={address(`/council/decisions/${change.decisionYear}/${change.decisionNumber}`)}>{w.decision(change.decisionYear ?? 0, change.decisionNumber ?? 0)}</Link>
            </>
          )}
        </p>
      )}
    </div>
  );
}
