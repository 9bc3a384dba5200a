// One version of an annex: what it is, its size and its digest in groups, and the file itself.
import { useState } from "react";
import { useClient } from "urql";
import { Button } from "../../ui/Button";
import { inGroups } from "../../ui/format";
import { Message } from "../../ui/Parts";
import { useWords, useWritten } from "../../words";
import { ANNEX_PATHS } from "./annexActs";

interface AnnexFactsProps {
  title: string;
  size: number;
  sha256: string;
  children?: React.ReactNode;
}

export function AnnexFacts({ title, size, sha256, children }: AnnexFactsProps) {
  const w = useWords().annexes;
  const written = useWritten();
  return (
    <>
      <p>
        <b lang={written}>{title}</b> <span className="small soft">{w.size(size)}</span>
      </p>
      {children}
      <p className="tiny soft digest">
        SHA-256 {inGroups(sha256)}
      </p>
    </>
  );
}

/** The address holds for a minute: it is asked for when it is wanted. */
export function OpenAnnex({ agreement, number, version, label }: { agreement: string; number: number; version?: number; label: string }) {
  const w = useWords();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [lost, setLost] = useState(false);
  const fetch = async () => {
    setBusy(true);
    const { data } = await client.query(ANNEX_PATHS, { number: agreement }, { requestPolicy: "network-only" }).toPromise();
    setBusy(false);
    const found = data?.agreement?.annexes.find((one) => one.number === number);
    const wanted = version === undefined ? found?.current : [found?.current, ...(found?.earlier ?? [])].find((one) => one?.version === version);
    setLost(!wanted?.path);
    if (wanted?.path) window.location.assign(wanted.path);
  };
  return (
    <>
      <Button look="line" busy={busy} label={`${w.annexes.open}: ${label}`} onPress={() => void fetch()}>
        {w.annexes.open}
      </Button>
      {lost && <Message tone="stop" title={w.support.lost} announce="alert" />}
    </>
  );
}
