// Exactly what is signed: the PDF, the digest in groups, pages, and every clause as the edition has it.
import { useState } from "react";
import { useClient } from "urql";
import { Button } from "../../ui/Button";
import { inGroups } from "../../ui/format";
import { Message } from "../../ui/Parts";
import { DayTime } from "../../ui/Text";
import { useWords, useWritten } from "../../words";
import { SignedAnnexes } from "./SignedAnnexes";
import { FILES } from "./signingActs";
import type { Edition } from "./SigningPage";

export function WhatIsSigned({ number, edition }: { number: string; edition: Edition }) {
  const w = useWords().signing;
  const written = useWritten();
  return (
    <section className="card stack" aria-labelledby="what">
      <h2 id="what">{w.what}</h2>
      <dl className="facts">
        <Fact title={w.issue}>
          <span lang={written}>{edition.issueNumber}</span>
        </Fact>
        <Fact title={w.pages}>{w.pagesOf(edition.pages)}</Fact>
        <Fact title={w.clauses}>{w.clausesOf(edition.clauses.length)}</Fact>
        <Fact title={w.frozen}>
          <span lang={written}>{edition.frozenBy.name}</span> · <DayTime at={edition.frozenAt} />
        </Fact>
      </dl>
      <div className="stack-2">
        <h3>{w.digest}</h3>
        <p className="small soft">{w.digestHint}</p>
        <p className="digest">{inGroups(edition.digest)}</p>
        <p className="tiny soft digest">
          PDF {inGroups(edition.pdfSha256)}
        </p>
      </div>
      <Downloads edition={edition} />
      <SignedAnnexes agreement={number} edition={edition} />
      <details>
        <summary>{w.readClauses}</summary>
        <ol className="stack">
          {edition.clauses.map((one) => (
            <li key={one.clauseId} className="stack-2" lang={written}>
              <b>
                {one.reference} {one.heading}
              </b>
              <p className="clause">{one.text}</p>
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}

type Which = "pdf" | "sealed" | "signers" | "bundle";

function Downloads({ edition }: { edition: Edition }) {
  const w = useWords();
  const client = useClient();
  const [busy, setBusy] = useState<Which | null>(null);
  const [lost, setLost] = useState(false);
  // The address holds for a minute: it is asked for when it is wanted.
  const fetch = async (which: Which) => {
    setBusy(which);
    const { data } = await client.query(FILES, { id: edition.id }, { requestPolicy: "network-only" }).toPromise();
    setBusy(null);
    const address = data?.node && "files" in data.node ? data.node.files[which] : null;
    setLost(!address);
    if (address) window.location.assign(address);
  };
  const offered: Which[] = edition.files.bundle ? ["pdf", "sealed", ...(edition.files.signers ? (["signers"] as const) : []), "bundle"] : ["pdf"];
  return (
    <div className="stack-2">
      <div className="row">
        {offered.map((which) => (
          <Button key={which} look="line" busy={busy === which} onPress={() => void fetch(which)}>
            {w.signing.files[which]}
          </Button>
        ))}
      </div>
      {edition.files.bundle && (
        <p className="small soft">
          {w.signing.bundleHint} <code>python -m server verify bundle.zip</code>
        </p>
      )}
      {lost && <Message tone="stop" title={w.support.lost} announce="alert" />}
    </div>
  );
}

function Fact({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
