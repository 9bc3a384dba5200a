// The receipt: a code in groups of four, kept on this device. It never holds the choice.
import { useState } from "react";
import { Link } from "wouter";
import type { CampaignState } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { inGroups } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { Chip } from "../../ui/Parts";
import { useWords } from "../../words";

interface ReceiptProps {
  number: string;
  code: string;
  state: CampaignState;
}

export function ReceiptCard({ number, code, state }: ReceiptProps) {
  const w = useWords();
  const [copied, setCopied] = useState<"" | "copied" | "notCopied">("");
  const shown = inGroups(code);
  const counted = state === "TALLIED";
  const copy = () => {
    navigator.clipboard.writeText(code).then(
      () => setCopied("copied"),
      () => setCopied("notCopied"),
    );
  };
  return (
    <div className="receipt stack">
      <div className="row row-between">
        <Chip icon="check" tone="ok">
          {counted ? w.receipt.counted : w.receipt.received}
        </Chip>
        <span className="small soft">{w.receipt.kept}</span>
      </div>
      <p className="receipt-code">
        <span className="only-read">{w.receipt.code(shown.replaceAll("-", " "))}</span>
        <span aria-hidden="true">{shown}</span>
      </p>
      <p className="small soft">{w.receipt.hint}</p>
      <div className="row">
        <Link className="btn btn-line" href={`/votes/${number}/receipt`}>
          <Icon name="search" />
          {w.receipt.check}
        </Link>
        <Button look="plain" onPress={copy}>
          <Icon name="copy" />
          {w.receipt.copy}
        </Button>
        <Button look="plain" onPress={() => window.print()}>
          <Icon name="print" />
          {w.receipt.print}
        </Button>
      </div>
      <p className="small" role="status">
        {copied && w.receipt[copied]}
      </p>
    </div>
  );
}
