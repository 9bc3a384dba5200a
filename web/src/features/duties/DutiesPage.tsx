// The register of obligations of one agreement: what is owed by whom until when, as a list and as a calendar.
import { useMemo, useState } from "react";
import { useNews, useRead } from "../../api/following";
import { Link } from "wouter";
import { NotFound } from "../../frame/NotFound";
import { useHatsOf, useViewer } from "../../frame/viewer";
import type { AgreementDutiesQuery } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { day } from "../../ui/format";
import { useArrived } from "../../ui/useArrived";
import { Icon } from "../../ui/Icon";
import { PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { useSpeech, useWords, useWritten } from "../../words";
import { DutyCalendar } from "./DutyCalendar";
import { DutyRow } from "./DutyRow";
import { DUTIES, FOLLOW_DUTIES, owed } from "./dutyActs";
import { Facts } from "./Facts";
import { LedgerOf } from "../ledger/LedgerOf";
import { OpenSentences } from "./OpenSentences";
import { Sentences } from "./Sentences";
import { Leavers } from "./Leavers";
import { Settlements } from "./Settlements";
import { WhileThere } from "../../ui/WhileThere";

export type DutyAgreement = NonNullable<AgreementDutiesQuery["agreement"]>;
export type Duty = DutyAgreement["dutyRegister"]["duties"]["edges"][number]["node"];
export interface RegisterProps {
  agreement: DutyAgreement;
  refresh: () => void;
}

const FILTERS = ["all", "mine", "late", "soon"] as const;
type Filter = (typeof FILTERS)[number];
const SOON_DAYS = 30;

export default function DutiesPage({ number }: { number: string }) {
  const w = useWords();
  const [after, setAfter] = useState<string | null>(null);
  const { data, error, refresh } = useRead(DUTIES, useMemo(() => ({ number, after }), [number, after]));
  useNews(FOLLOW_DUTIES, { number }, data && { agreementChanged: data.agreement }, refresh);
  useHatsOf(data && (data.agreement?.viewerRights ?? ""));
  if (!data) return <Waiting error={error} again={refresh} what={w.loading.page} />;
  return (
    <WhileThere what={data.agreement} gone={<NotFound title={w.agreements.missing} />}>
      {(agreement) => <Register agreement={agreement} refresh={refresh} after={after} setAfter={setAfter} />}
    </WhileThere>
  );
}

interface PagedProps extends RegisterProps {
  after: string | null;
  setAfter: (after: string | null) => void;
}

function Register({ agreement, refresh, after, setAfter }: PagedProps) {
  const all = useWords();
  const w = all.duties;
  const { language } = useSpeech();
  const written = useWritten();
  const { programme } = useViewer();
  const [filter, setFilter] = useState<Filter>("all");
  const register = agreement.dutyRegister;
  const duties = register.duties.edges.map(({ node }) => node);
  const shown = duties.filter((one) => kept(one, filter));
  const late = duties.filter((one) => one.lateBy > 0 && owed(one)).length;
  const next = register.duties.pageInfo;
  useArrived(true, next.hasNextPage ? () => setAfter(next.endCursor ?? null) : undefined);
  return (
    <>
      <PageHead
        title={register.live ? (late > 0 ? w.titleLate(late) : w.titleLive) : w.titleDraft}
        way={[
          { to: "/consortium", label: all.consortium.name },
          { to: `/agreements/${agreement.number}`, label: agreement.number },
        ]}
        here={w.here}
      >
        <p className="lead" lang={written}>
          {agreement.title}
        </p>
        <p className="small soft">{register.inForceOn ? w.since(day(register.inForceOn, language)) : w.draftHint}</p>
      </PageHead>
      <div className="stack-6">
        <OpenSentences number={agreement.number} sentences={register.sentences.filter(({ settled }) => !settled)} />
        <fieldset className="row duty-filter">
          <legend>{w.filter}</legend>
          {FILTERS.map((one) => (
            <label key={one} className="switch">
              <input type="radio" name="duty-filter" checked={filter === one} onChange={() => setFilter(one)} />
              {w.filters[one]}
            </label>
          ))}
        </fieldset>
        <section className="stack" aria-labelledby="duty-list">
          <h2 id="duty-list">{w.list(shown.length)}</h2>
          {shown.length === 0 && (
            <div className="empty">
              <Icon name="check" />
              <b>{w.none}</b>
            </div>
          )}
          <ul className="stack">
            {shown.map((one) => (
              <DutyRow key={one.id} duty={one} live={register.live} refresh={refresh} />
            ))}
          </ul>
          <div className="row">
            {after && (
              <Button look="line" onPress={() => setAfter(null)}>
                {w.first}
              </Button>
            )}
            {next.hasNextPage && (
              <Button look="line" onPress={() => setAfter(next.endCursor ?? null)}>
                {w.more}
              </Button>
            )}
          </div>
        </section>
        {register.live && <DutyCalendar duties={shown} settlements={register.settlements} />}
        <Facts agreement={agreement} refresh={refresh} />
        <Settlements agreement={agreement} refresh={refresh} />
        {register.live && programme && <LedgerOf programmeId={programme.id} number={agreement.number} />}
        <Leavers agreement={agreement} />
        <Sentences agreement={agreement} refresh={refresh} />
        <p>
          <Link href={`/agreements/${agreement.number}`}>{register.live ? w.toAgreement : w.toRoom}</Link>
        </p>
      </div>
    </>
  );
}

function kept(one: Duty, filter: Filter): boolean {
  if (filter === "mine") return one.viewerOwes;
  if (filter === "late") return one.lateBy > 0 && owed(one);
  if (filter === "soon") {
    if (!one.dueOn || !owed(one)) return false;
    const left = (Date.parse(one.dueOn) - Date.now()) / 86_400_000;
    return left > -1 && left <= SOON_DAYS;
  }
  return true;
}
