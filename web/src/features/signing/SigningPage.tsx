// Signing one agreement: exactly what is signed, who acts when, and what the viewer may do with it now.
import { useMemo } from "react";
import { Link } from "wouter";
import { useNews, useRead } from "../../api/following";
import { NotFound } from "../../frame/NotFound";
import { useHatsOf } from "../../frame/viewer";
import { graphql } from "../../gql";
import type { SigningQuery } from "../../gql/graphql";
import { Chip, Message, PageHead } from "../../ui/Parts";
import { useArrived } from "../../ui/useArrived";
import { Waiting } from "../../ui/Waiting";
import { useWords, useWritten } from "../../words";
import { OpenBlanks } from "../agreements/OpenBlanks";
import { OpenSentences } from "../duties/OpenSentences";
import { Earlier } from "./Earlier";
import { Ending } from "./Ending";
import { Freeze } from "./Freeze";
import { Gates } from "./Gates";
import { Mandates } from "./Mandates";
import { MyTurn } from "./MyTurn";
import { OlderEditions } from "./OlderEditions";
import { RejectForm } from "./RejectForm";
import { useSigningLive } from "./useSigningLive";
import { WhatIsSigned } from "./WhatIsSigned";
import "../agreements/room.css";
import "./signing.css";
import { WhileThere } from "../../ui/WhileThere";

const SIGNING = graphql(`
  query Signing($number: String!) {
    viewer { id passkeysAt passkeys { id removedAt } }
    agreement(number: $number) {
      id
      number
      title
      state
      version
      amendment { baseNumber }
      viewerParty { id name }
      viewerRights
      moves { duties }
      parties { lead body { id name } }
      signingColleagues { appointmentId role mandatedFor person { displayName } }
      signingMandates(first: 50) {
        edges {
          node { id document scope agreementNumber cap validFrom validTo holds holder { appointmentId role person { displayName } } }
        }
      }
      editions { number issueNumber state frozenAt signatures ending { kind reason endedAt body { id name } }
        viewerPartySignedAt
        changedSince {
          clause { clauseId reference heading text version }
          before { clauseId reference heading text version }
        }
        removedSince { clauseId reference heading text version }
      }
      blocks { reference clause { id } }
      openBlanks { clauseId reference blanks }
      openSentences { clauseId digest reference text }
      edition {
        id
        number
        issueNumber
        state
        digest
        pdfSha256
        pages
        order
        requiresPasskey
        frozenAt
        openUntil
        serverTime
        frozenBy { id name }
        clauses { clauseId reference heading text version }
        annexes { number version title reference size sha256 }
        gates { number kind state after passedAt capacity body { id name } }
        nextStep { number kind body { id name } }
        signatures { capacity byOffice mandate mandateScope mandateCap mandateFrom mandateTo signer strength signedAt body { id name } }
        ending { kind reason endedAt clauseIds body { id name } }
        files { signers bundle }
        viewerActions { ...Action }
      }
      viewerActions { ...Action }
    }
  }
`);

// A mandate that is given or ends, or whose day comes.
const MANDATES = graphql(`
  subscription MandatesFollowed($number: String!) {
    agreementChanged(number: $number) {
      id
      moves { duties }
      signingMandates(first: 50) { edges { node { id holds } } }
    }
  }
`);

export type Agreement = NonNullable<SigningQuery["agreement"]>;
export type Viewer = NonNullable<SigningQuery["viewer"]>;
export type Edition = NonNullable<Agreement["edition"]>;
export interface SigningProps {
  agreement: Agreement;
  edition: Edition;
  refresh: () => void;
}

export default function SigningPage({ number }: { number: string }) {
  const w = useWords();
  const { data, error, refresh } = useRead(SIGNING, useMemo(() => ({ number }), [number]));
  useSigningLive(number, data, refresh);
  useNews(MANDATES, { number }, data && { agreementChanged: data.agreement }, refresh);
  useArrived(data !== undefined);
  useHatsOf(data && (data.agreement?.viewerRights ?? ""));
  if (!data) return <Waiting error={error} again={refresh} what={w.loading.page} />;
  return (
    <WhileThere what={data.agreement} gone={<NotFound title={w.agreements.missing} />}>
      {(agreement) => <Whole agreement={agreement} viewer={data.viewer} refresh={refresh} />}
    </WhileThere>
  );
}

interface WholeProps {
  agreement: Agreement;
  viewer: Viewer | null;
  refresh: () => void;
}

function Whole({ agreement, viewer, refresh }: WholeProps) {
  const w = useWords();
  const written = useWritten();
  const { edition } = agreement;
  const { state } = agreement;
  const next = [...new Set(edition?.nextStep.map(({ body }) => body.name) ?? [])];
  const negotiated = state === "DRAFT" || state === "NEGOTIATING";
  const over = edition?.state === "OPEN" && Date.parse(edition.openUntil) <= Date.parse(edition.serverTime);
  const title =
    state === "FROZEN" ? (over ? w.signing.over : w.signing.waitsFor(next)) : w.signing.titles[state];
  return (
    <>
      <PageHead
        title={title}
        way={[
          { to: "/consortium", label: w.consortium.name },
          { to: `/agreements/${agreement.number}`, label: agreement.number },
        ]}
        here={w.signing.here}
        above={
          <div className="row head-chips">
            <Chip icon={state === "IN_FORCE" ? "check" : state === "NEGOTIATING" ? "people" : "pen"} tone={state === "IN_FORCE" ? "ok" : "info"}>
              {w.agreements.states[state]}
            </Chip>
            {edition && <span className="small soft" lang={written}>{edition.issueNumber}</span>}
          </div>
        }
      >
        <p className="lead" lang={written}>
          {agreement.title}
        </p>
        {agreement.viewerParty && (
          <p className="small soft">
            {w.agreements.yours} <b>{agreement.viewerParty.name}</b>
          </p>
        )}
      </PageHead>
      <div className="stack-6">
        {agreement.amendment && (
          <p>
            <Link className="btn btn-line" href={`/agreements/${agreement.number}/amend`}>
              {w.amending.toAmendment}
            </Link>
          </p>
        )}
        {state === "SIGNED" && <Message tone="wait" title={w.signing.unsealed} />}
        {edition?.ending && <Ending agreement={agreement} edition={edition} ending={edition.ending} />}
        {edition?.state === "OPEN" && !over && <Earlier agreement={agreement} edition={edition} />}
        {negotiated && (
          <section className="stack">
            <OpenBlanks clauses={agreement.openBlanks} addressOf={() => `/agreements/${agreement.number}`} />
            <OpenSentences number={agreement.number} sentences={agreement.openSentences} />
          </section>
        )}
        <Freeze agreement={agreement} refresh={refresh} />
        {negotiated && (
          <p>
            <Link href={`/agreements/${agreement.number}`}>{w.signing.toRoom}</Link>
          </p>
        )}
        {edition && (
          <div className="cols">
            <div className="c8 stack-6">
              <Gates edition={edition} over={over} />
              <WhatIsSigned number={agreement.number} edition={edition} />
            </div>
            <aside className="c4 stack-6" aria-label={w.signing.mine}>
              {!over && <MyTurn agreement={agreement} edition={edition} viewer={viewer} refresh={refresh} />}
              <RejectForm agreement={agreement} edition={edition} refresh={refresh} />
            </aside>
          </div>
        )}
        <Mandates agreement={agreement} refresh={refresh} />
        <OlderEditions editions={agreement.editions} />
      </div>
    </>
  );
}
