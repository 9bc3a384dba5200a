// The negotiation room of one agreement: what blocks signature, its clauses, one clause with its parties, the board.
import { useState } from "react";
import { useQuery } from "../../api/kept";
import { Link, useSearch } from "wouter";
import { allows } from "../../api/allows";
import { useNews } from "../../api/following";
import { Trace } from "../../frame/Trace";
import { useHatsOf } from "../../frame/viewer";
import { graphql } from "../../gql";
import type { AgreementBesideQuery, AgreementQuery } from "../../gql/graphql";
import { WhileThere } from "../../ui/WhileThere";
import { Held } from "../../ui/Held";
import { dayTime } from "../../ui/format";
import { Chip, PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { useSpeech, useWords, useWritten } from "../../words";
import { Annexes } from "../annexes/Annexes";
import { InForcePage } from "../inForce/InForcePage";
import { Amendments } from "../amending/Amendments";
import { OpenSentences } from "../duties/OpenSentences";
import { AddClause } from "./AddClause";
import { Blocks } from "./Blocks";
import { ClausePane } from "./ClausePane";
import { ClauseTree } from "./ClauseTree";
import { Comparison } from "./Comparison";
import { Foreseen } from "./Foreseen";
import { HeatMap } from "./HeatMap";
import { blanksIn, OpenBlanks } from "./OpenBlanks";
import { PartyRoom } from "./PartyRoom";
import { PutAgreement } from "./PutAgreement";
import { RemovedClauses } from "./RemovedClauses";
import { WholeTalk } from "./WholeTalk";
import "./room.css";

const AGREEMENT = graphql(`
  query Agreement($number: String!) {
    agreement(number: $number) {
      id
      number
      title
      state
      version
      openedAt
      putAt
      openedBy { id name }
      viewerParty { id name }
      viewerRights
      drafter { id name }
      parties { lead body { id name } }
      tree { number reference depth place parentId standings waitsFor clause { id version current { id heading text } } }
      foreseenEffects {
        reference
        yours
        held
        effect { permission lets role sinceDay sinceAfter untilDay untilAfter body { id name } }
      }
      viewerActions { ...Action }
    }
  }
`);

// What the room opens without, read beside it and as often.
const BESIDE = graphql(`
  query AgreementBeside($number: String!) {
    agreement(number: $number) {
      id
      movedAt
      openBlanks { clauseId reference blanks }
      openSentences { clauseId digest reference text }
      moves { annexes duties }
      amendments { number title state inForceOn }
      amendment { baseNumber }
      trace { ...Traced }
      removedClauses(first: 20) { edges { cursor node { id removedAt removedWhy current { id heading text } } } }
    }
  }
`);

// What tells that something in the room is another, or what its reader may do there: asked by the server itself.
const FOLLOW = graphql(`
  subscription RoomFollowed($number: String!) {
    agreementChanged(number: $number) {
      id
      state
      version
      movedAt
      viewerRights
      moves { annexes duties }
      amendments { number state inForceOn }
    }
  }
`);

export type Beside = NonNullable<AgreementBesideQuery["agreement"]>;
export type Agreement = NonNullable<AgreementQuery["agreement"]> & Pick<Beside, "movedAt" | "moves">;
export type Place = Agreement["tree"][number];
export interface RoomProps {
  agreement: Agreement;
  refresh: () => void;
}

export default function AgreementPage({ number }: { number: string }) {
  const w = useWords();
  const [{ data, error }, again] = useQuery({ query: AGREEMENT, variables: { number }, requestPolicy: "cache-and-network" });
  const [{ data: near, error: lost }, nearAgain] = useQuery({ query: BESIDE, variables: { number }, requestPolicy: "cache-and-network" });
  const refresh = () => {
    again({ requestPolicy: "network-only" });
    nearAgain({ requestPolicy: "network-only" });
  };
  const shown = data && near && { agreementChanged: data.agreement && near.agreement && { ...data.agreement, ...near.agreement } };
  useNews(FOLLOW, { number }, shown, refresh);
  useHatsOf(data && (data.agreement?.viewerRights ?? ""));
  if (!data || !near) return <Waiting error={error ?? lost} again={refresh} what={w.loading.page} />;
  // Who has not negotiated it may read it all the same once it is in force.
  const seen = data.agreement && near.agreement && { agreement: { ...data.agreement, movedAt: near.agreement.movedAt, moves: near.agreement.moves }, beside: near.agreement };
  return (
    <WhileThere what={seen} gone={<InForcePage number={number} />}>
      {(room) => <Room {...room} refresh={refresh} />}
    </WhileThere>
  );
}

function Room({ agreement, beside, refresh }: RoomProps & { beside: Beside }) {
  const w = useWords().agreements;
  const nav = useWords().consortium.name;
  const matrix = useWords().roleMatrix.link;
  const whatIf = useWords().scenarios.link;
  const { language } = useSpeech();
  const written = useWritten();
  const wanted = new URLSearchParams(useSearch()).get("clause");
  const [pressed, setPressed] = useState<string | null>(null);
  const blocked = agreement.tree.filter(isBlocked).length;
  const open = beside.openSentences.length;
  const blanks = blanksIn(beside.openBlanks);
  const draft = agreement.state === "DRAFT";
  const { state } = agreement;
  const going = draft || state === "NEGOTIATING";
  const { signing, duties, disputes } = useWords();
  // The clause that was read stays in view while others move it, or what it waits for: somebody may be writing beside it.
  const [kept, keepPlace] = useState<{ wanted: string | null; pressed: string | null; place: Place | undefined }>({ wanted, pressed, place: undefined });
  const stays = kept.wanted === wanted && kept.pressed === pressed ? kept.place : undefined;
  const of = (id: string | null | undefined) => agreement.tree.find(({ clause }) => clause.id === id);
  const chosen = kept.pressed === pressed ? undefined : of(pressed);
  const shown =
    chosen ??
    of(stays?.clause.id) ??
    stays ??
    agreement.tree.find((place) => addressOf(agreement.tree, place) === wanted) ??
    agreement.tree.find(isBlocked) ??
    agreement.tree[0];
  if (shown !== kept.place || wanted !== kept.wanted || pressed !== kept.pressed) keepPlace({ wanted, pressed, place: shown });
  return (
    <>
      <PageHead
        title={draft ? w.titleDraft : !going ? w.states[state] : blocked > 0 ? w.titleBlocked(blocked) : blanks > 0 ? w.blanks(blanks) : open > 0 ? duties.unmapped(open) : w.titleClear}
        way={[{ to: "/consortium", label: nav }]}
        here={agreement.number}
        above={
          <div className="row head-chips">
            <Chip icon={draft ? "pen" : "people"} tone={draft ? "wait" : "info"}>
              {w.states[agreement.state]}
            </Chip>
            <span className="small soft">{w.openedBy(agreement.openedBy.name, dayTime(agreement.openedAt, language))}</span>
          </div>
        }
      >
        <p className="lead" lang={written}>
          {agreement.title}
        </p>
        <p className="row">
          <Link href={`/agreements/${agreement.number}/roles`}>{matrix}</Link>
          <Link href={`/agreements/${agreement.number}/scenarios`}>{whatIf}</Link>
        </p>
        {agreement.viewerParty && (
          <p className="small soft">
            {w.yours} <b>{agreement.viewerParty.name}</b>
          </p>
        )}
      </PageHead>
      <div className="stack-6">
        {/* Begun anew with every clause: what was refused for want of one is said no longer. */}
        {draft ? <PutAgreement key={agreement.tree.length} agreement={agreement} refresh={refresh} /> : going && <Blocks agreement={agreement} open={open + blanks} />}
        <PartyRoom number={agreement.number} moved={`${agreement.version} ${agreement.viewerRights}`} refresh={refresh} />
        {going && <OpenBlanks clauses={beside.openBlanks} addressOf={(clauseId) => clauseAddress(agreement, clauseId)} />}
        {going && <OpenSentences number={agreement.number} sentences={beside.openSentences} />}
        {!draft && (
          <p>
            <Link className="btn btn-line" href={`/agreements/${agreement.number}/sign`}>
              {allows(agreement.viewerActions, "freezeAgreement") ? signing.linkFreeze : signing.link}
            </Link>
          </p>
        )}
        <p>
          <Link href={`/agreements/${agreement.number}/duties`}>{duties.link}</Link>{" "}
          {state === "IN_FORCE" && <Link href={`/agreements/${agreement.number}/disputes`}>{disputes.link}</Link>}
        </p>
        <Amendments agreement={agreement} beside={beside} />
        {!beside.amendment && <Foreseen agreement={agreement} />}
        <div className="room">
          <ClauseTree agreement={agreement} shown={shown} press={setPressed} />
          {shown ? (
            <ClausePane key={shown.clause.id} agreement={agreement} place={shown} pressed={pressed === shown.clause.id} refresh={refresh} />
          ) : (
            <p className="card">{w.noClauses}</p>
          )}
        </div>
        <Held actions={agreement.viewerActions} name="addClause">
          <AddClause agreement={agreement} refresh={refresh} />
        </Held>
        <Annexes agreement={agreement} refresh={refresh} />
        {!draft && <HeatMap agreement={agreement} shown={shown} />}
        {!draft && <WholeTalk agreement={agreement} refresh={refresh} />}
        <RemovedClauses beside={beside} />
        <Trace steps={beside.trace} here={agreement.number} />
        <Comparison number={agreement.number} />
      </div>
    </>
  );
}

/** Whether it blocks signature, as nothing does in a minor amendment: the server says who has to act next. */
export const isBlocked = ({ waitsFor }: Place) => waitsFor.length > 0;

/** Who came in by an amendment, or was given notice of a minor one, has said nothing of what is in force, and need not. */
export const isAsked = (agreement: { state: string }, standing: string) => agreement.state !== "IN_FORCE" || standing !== "SILENT";

/** The address of the room at a clause. */
const clauseAddress = (agreement: Agreement, clauseId: string) => {
  const place = agreement.tree.find(({ clause }) => clause.id === clauseId);
  return `/agreements/${agreement.number}${place ? `?clause=${addressOf(agreement.tree, place)}` : ""}`;
};

/** Where a clause stands, as an address says it: `6.1` is the first under the sixth. */
export function addressOf(tree: Place[], place: Place): string {
  let found = addresses.get(tree);
  if (!found) {
    // Who stands under another comes after it. Reckoned once for a tree: of three hundred clauses each is asked for often.
    found = new Map();
    for (const { clause, parentId, place: nth } of tree) {
      const above = parentId ? found.get(parentId) : undefined;
      found.set(clause.id, `${above ? `${above}.` : ""}${nth + 1}`);
    }
    addresses.set(tree, found);
  }
  return found.get(place.clause.id) ?? "";
}

const addresses = new WeakMap<Place[], Map<string, string>>();
