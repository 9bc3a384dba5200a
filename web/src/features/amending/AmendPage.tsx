// One amendment: what it does to which clause, of which class and why, what changes with it, its terms.
import { useMemo, useState } from "react";
import { Link } from "wouter";
import { allows } from "../../api/allows";
import { useRead } from "../../api/following";
import { NotFound } from "../../frame/NotFound";
import { useHatsOf } from "../../frame/viewer";
import { graphql } from "../../gql";
import type { AmendPageQuery } from "../../gql/graphql";
import { day } from "../../ui/format";
import { Chip, PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { useSpeech, useWords, useWritten } from "../../words";
import { PutAgreement } from "../agreements/PutAgreement";
import { useSigningLive } from "../signing/useSigningLive";
import { Impact } from "./Impact";
import { Moved } from "./Moved";
import { OperationForm } from "./OperationForm";
import { Operations } from "./Operations";
import { Terms } from "./Terms";
import "../agreements/room.css";
import { Held } from "../../ui/Held";
import { WhileThere } from "../../ui/WhileThere";

const AMENDMENT = graphql(`
  query AmendPage($number: String!) {
    agreement(number: $number) {
      id
      number
      title
      state
      version
      viewerRights
      edition { id state gates { number state } ending { kind } viewerActions { name allowed refusal { reason } } }
      viewerActions { ...Action }
      textOn { day digest clauses { clauseId reference depth parentId heading text amendedBy kind } }
      amendment {
        baseNumber
        baseTitle
        reason
        effectiveOn
        inForceOn
        kind
        raisedWhy
        raisedBy { id name }
        lacksApproval
        approval { approver document approvedOn }
        grounds { matter clauseId rule source article }
        approvalRule { rule source article }
        operations {
          kind
          reference
          targetId
          parentId
          afterId
          oldHeading
          oldText
          stale
          amounts { source form year before won payer { id name } }
          party { id name }
          clause { id version current { id heading text } }
        }
        impact {
          rightsEnd { reference posts effect { lets sinceDay sinceAfter untilDay untilAfter body { id name } } }
          rightsBegin { reference posts effect { lets sinceDay sinceAfter untilDay untilAfter body { id name } } }
          dutiesEnd { number what sentence debtor { id name } }
          dutiesBegin { number what sentence debtor { id name } }
          figures { clauseId before after }
          parties {
            join { body { id name } }
            leave { liableUntil body { id name } }
            dutiesStay { number what sentence debtor { id name } }
          }
          money {
            amounts { source form year before won payer { id name } }
            found { kind state found allowed cures { kind won } rule { id title source article } payer { id name } }
          }
        }
        moved { joined { body { id name } } left { body { id name } } }
        viewerActions { ...Action }
      }
    }
  }
`);

export type Instrument = NonNullable<AmendPageQuery["agreement"]>;
export type Amendment = NonNullable<Instrument["amendment"]>;
export interface AmendProps {
  agreement: Instrument;
  amendment: Amendment;
  refresh: () => void;
}

export default function AmendPage({ number }: { number: string }) {
  const w = useWords();
  const { data, error, refresh } = useRead(AMENDMENT, useMemo(() => ({ number }), [number]));
  useSigningLive(number, data, refresh);
  useHatsOf(data && (data.agreement?.viewerRights ?? ""));
  if (!data) return <Waiting error={error} again={refresh} what={w.loading.page} />;
  const seen = data.agreement?.amendment && { agreement: data.agreement, amendment: data.agreement.amendment };
  return (
    <WhileThere what={seen} gone={<NotFound title={w.amending.missing} />}>
      {(found) => <Whole {...found} refresh={refresh} />}
    </WhileThere>
  );
}

function Whole({ agreement, amendment, refresh }: AmendProps) {
  const w = useWords();
  const { language } = useSpeech();
  const written = useWritten();
  const [added, setAdded] = useState(0);
  const { state } = agreement;
  const base = `/agreements/${amendment.baseNumber}`;
  const when = amendment.inForceOn ?? amendment.effectiveOn;
  return (
    <>
      <PageHead
        title={agreement.title}
        written
        way={[
          { to: "/consortium", label: w.consortium.name },
          { to: base, label: amendment.baseNumber },
        ]}
        here={agreement.number}
        above={
          <div className="row head-chips">
            <Chip icon={state === "IN_FORCE" ? "check" : state === "DRAFT" ? "pen" : "people"} tone={state === "IN_FORCE" ? "ok" : "info"}>
              {w.agreements.states[state]}
            </Chip>
            <Chip icon={amendment.kind === "MAJOR" ? "warn" : "check"} tone={amendment.kind === "MAJOR" ? "warn" : "wait"}>
              {w.amending.classes[amendment.kind]}
            </Chip>
          </div>
        }
      >
        <p>
          {w.amending.amends(amendment.baseNumber)} <span lang={written}>{amendment.baseTitle}</span>
        </p>
        <p className="lines" lang={written}>
          {amendment.reason}
        </p>
        <p className="small soft">
          {amendment.inForceOn
            ? w.amending.since(day(amendment.inForceOn, language))
            : when
              ? w.amending.from(day(when, language))
              : w.amending.whenSealed}
        </p>
      </PageHead>
      <div className="stack-6">
        <p className="row">
          <Link className="btn btn-line" href={`/agreements/${agreement.number}`}>
            {w.amending.toRoom}
          </Link>
          {state !== "DRAFT" && (
            <Link className="btn btn-line" href={`/agreements/${agreement.number}/sign`}>
              {w.signing.link}
            </Link>
          )}
          <Link href={`${base}/text`}>{w.amending.toText}</Link>
          <Link href={`/agreements/${agreement.number}/duties`}>{w.duties.link}</Link>
        </p>
        {allows(agreement.viewerActions, "putAgreement") && amendment.operations.length > 0 && (
          <PutAgreement agreement={agreement} refresh={refresh} />
        )}
        <Operations agreement={agreement} amendment={amendment} refresh={refresh} />
        {!amendment.inForceOn && <Moved agreement={agreement} amendment={amendment} refresh={refresh} />}
        <Held actions={amendment.viewerActions} name="addOperation">
          <OperationForm
            key={added}
            agreement={agreement}
            amendment={amendment}
            refresh={refresh}
            added={() => {
              setAdded(added + 1);
              refresh();
            }}
          />
        </Held>
        <Impact agreement={agreement} amendment={amendment} refresh={refresh} />
        <Terms agreement={agreement} amendment={amendment} refresh={refresh} />
      </div>
    </>
  );
}
