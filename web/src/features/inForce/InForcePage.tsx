// One agreement in force, as it was signed: text, parties, money, signatures, obligations. Nothing of its negotiation.
import { useMemo, useState } from "react";
import { useClient } from "urql";
import { useNews, useRead } from "../../api/following";
import { NotFound } from "../../frame/NotFound";
import { useHatsOf, useViewer } from "../../frame/viewer";
import { Button } from "../../ui/Button";
import { inGroups } from "../../ui/format";
import { Chip, Message, PageHead } from "../../ui/Parts";
import { DayTime } from "../../ui/Text";
import { useArrived } from "../../ui/useArrived";
import { Waiting } from "../../ui/Waiting";
import { useWords, useWritten } from "../../words";
import { AnnexFacts } from "../annexes/AnnexFacts";
import { FOLLOW_IN_FORCE, IN_FORCE, SEALED_PATH } from "./inForceActs";
import { Kept, type Told } from "./Kept";
import "../agreements/room.css";


export function InForcePage({ number }: { number: string }) {
  const w = useWords();
  const { programme, known } = useViewer();
  if (known && !programme) return <NotFound title={w.agreements.missing} />;
  if (!programme) return <Waiting error={undefined} again={() => window.location.reload()} what={w.loading.page} />;
  return <OfPlace number={number} programme={programme} />;
}

function OfPlace({ number, programme }: { number: string; programme: { id: string } }) {
  const w = useWords();
  const variables = useMemo(() => ({ programme: programme.id, number }), [programme.id, number]);
  const { data, error, refresh } = useRead(IN_FORCE, variables);
  useNews(FOLLOW_IN_FORCE, { programme: programme.id }, data && { consortiumChanged: data.consortium }, refresh);
  useHatsOf(data && (data.consortium?.viewerRights ?? ""));
  useArrived(data !== undefined);
  if (!data) return <Waiting error={error} again={refresh} what={w.loading.page} />;
  const [found] = data.agreementsInForce;
  if (!found) return <NotFound title={w.agreements.missing} />;
  return <Whole found={found} programmeId={programme.id} />;
}

function Whole({ found, programmeId }: { found: Told; programmeId: string }) {
  const w = useWords();
  const written = useWritten();
  return (
    <>
      <PageHead
        title={w.inForce.one}
        way={[{ to: "/consortium", label: w.consortium.name }]}
        here={found.number}
        above={
          <div className="row head-chips">
            <Chip icon="check" tone="ok">
              {w.agreements.states.IN_FORCE}
            </Chip>
            <span className="small soft">
              {w.inForce.since} <DayTime at={found.since} />
            </span>
          </div>
        }
      >
        <p className="lead" lang={written}>
          {found.title}
        </p>
        <p className="small soft" lang={written}>
          {found.parties.join(" · ")}
        </p>
      </PageHead>
      <div className="stack-6">
        <Kept found={found} programmeId={programmeId} />
        <section className="card stack" aria-labelledby="signed-text">
          <h2 id="signed-text">{w.inForce.text}</h2>
          <p className="small soft">
            {w.signing.issue} <span lang={written}>{found.issueNumber}</span>
          </p>
          <p className="tiny soft digest">{inGroups(found.digest)}</p>
          <Sealed number={found.number} programmeId={programmeId} />
          <ol className="stack">
            {found.clauses.map(({ reference, heading, text }) => (
              <li key={reference} className="stack-2" lang={written}>
                <b>
                  {reference} {heading}
                </b>
                <p className="clause">{text}</p>
              </li>
            ))}
          </ol>
        </section>
        {found.annexes.length > 0 && (
          <section className="card stack" aria-labelledby="signed-annexes">
            <h2 id="signed-annexes">{w.annexes.title}</h2>
            <ul className="items">
              {found.annexes.map(({ number, title, reference, size, sha256 }) => (
                <li key={number} className="stack-2">
                  <p className="small soft">
                    <b>{w.annexes.numbered(number)}</b> · {reference ?? w.annexes.ofAll}
                  </p>
                  <AnnexFacts title={title} size={size} sha256={sha256} />
                </li>
              ))}
            </ul>
          </section>
        )}
        <section className="card stack" aria-labelledby="signed-by">
          <h2 id="signed-by">{w.inForce.signatures}</h2>
          <ul className="items">
            {found.signatures.map(({ body, capacity, signer, signedAt, byOffice, mandate, strength }) => (
              <li key={body.id} className="stack-2">
                <p>
                  <b lang={written}>{body.name}</b> {w.roles[capacity]} <span lang={written}>{signer}</span>
                </p>
                <p className="small soft">
                  <DayTime at={signedAt} /> · {byOffice ? w.signing.byOffice : w.signing.byMandate}{" "}
                  <span lang={written}>{mandate}</span> · {w.signing.strengths[strength]}
                </p>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}

/** The address holds for a minute: it is asked for when it is wanted. */
function Sealed({ number, programmeId }: { number: string; programmeId: string }) {
  const w = useWords();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [lost, setLost] = useState(false);
  const fetch = async () => {
    setBusy(true);
    const asked = { programme: programmeId, number };
    const { data } = await client.query(SEALED_PATH, asked, { requestPolicy: "network-only" }).toPromise();
    setBusy(false);
    const path = data?.agreementsInForce[0]?.sealed;
    setLost(!path);
    if (path) window.location.assign(path);
  };
  return (
    <div className="row">
      <Button look="line" busy={busy} onPress={() => void fetch()}>
        {w.signing.files.sealed}
      </Button>
      {lost && <Message tone="stop" title={w.support.lost} announce="alert" />}
    </div>
  );
}
