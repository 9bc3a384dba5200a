// The ledger of an agreement in force: what became of the money that was promised, and what the rules say of it.
import { useId, useMemo } from "react";
import { useNews, useRead } from "../../api/following";
import type { AgreementLedgerQuery } from "../../gql/graphql";
import { useWords } from "../../words";
import { FOLLOW_LEDGER, LEDGER } from "./ledgerActs";
import { LedgerTable } from "./LedgerTable";
import { Stages } from "./Stages";

export type Ledger = NonNullable<AgreementLedgerQuery["agreementLedger"]>;

interface LedgerProps {
  programmeId: string;
  number: string;
  /** Of its heading. */
  level?: 2 | 3 | 4;
}

export function LedgerOf({ programmeId, number, level = 2 }: LedgerProps) {
  const w = useWords().ledger;
  const titled = useId();
  const variables = useMemo(() => ({ programme: programmeId, number }), [programmeId, number]);
  const { data, refresh } = useRead(LEDGER, variables);
  useNews(FOLLOW_LEDGER, { programme: programmeId }, data && { consortiumChanged: data.consortium }, refresh);
  const ledger = data?.agreementLedger;
  if (!ledger) return null;
  const Name = `h${level}` as const;
  // Folded beside each of several reports it is no place of the page to go to.
  const part = level === 2 ? "region" : "group";
  return (
    <div className="stack" role={part} aria-labelledby={titled}>
      <Name id={titled}>{w.title}</Name>
      <p className="small soft">{w.hint}</p>
      <p aria-live="polite">{w.reports(ledger.reports, ledger.accepted)}</p>
      {ledger.lines.length === 0 ? (
        <p>{w.empty}</p>
      ) : (
        <>
          <LedgerTable ledger={ledger} />
          <Stages ledger={ledger} level={level} part={part} />
        </>
      )}
    </div>
  );
}
