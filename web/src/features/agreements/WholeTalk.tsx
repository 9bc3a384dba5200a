// The talk about the agreement as a whole: folded, and asked for when it is opened.
import { useState } from "react";
import { useWords } from "../../words";
import type { RoomProps } from "./AgreementPage";
import { Talk } from "./Talk";

export function WholeTalk(props: RoomProps) {
  const t = useWords().agreementTalk;
  const [open, setOpen] = useState(false);
  return (
    <details className="fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t.whole}</summary>
      {open && <Talk {...props} place={null} />}
    </details>
  );
}
