// The ledger beside something else: asked for when it is opened.
import { useState } from "react";
import { useWords } from "../../words";
import { LedgerOf } from "./LedgerOf";

export function LedgerFold({ programmeId, number, level }: { programmeId: string; number: string; level: 3 | 4 }) {
  const w = useWords().ledger;
  const [wanted, setWanted] = useState(false);
  return (
    <details className="fold fold-close" onToggle={({ currentTarget }) => currentTarget.open && setWanted(true)}>
      <summary>{w.see(number)}</summary>
      {wanted && <LedgerOf programmeId={programmeId} number={number} level={level} />}
    </details>
  );
}
