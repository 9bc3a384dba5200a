// The register of decisions: narrowed by stage, by who has to act, and to what is late.
import { useState } from "react";
import { useQuery } from "urql";
import { allows } from "../../api/allows";
import type { DecisionState } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Icon } from "../../ui/Icon";
import { PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { ChooseCouncil, NoSuchCouncil } from "../councils/ChooseCouncil";
import { ofCouncil, useOf } from "../councils/whichCouncil";
import { MeetingForm } from "../meetings/MeetingForm";
import { DECISIONS } from "./decisionDocuments";
import { DecisionRow } from "./DecisionRow";
import { ENTER_DECISION } from "./decisionVerbs";
import { COUNCIL, useActingBodies } from "./useActingBodies";

export default function DecisionsPage() {
  const of = useOf();
  return <Register key={of ?? ""} of={of} />;
}

function Register({ of }: { of: string | null }) {
  const w = useWords();
  const [state, setState] = useState("");
  const [owner, setOwner] = useState("");
  const [late, setLate] = useState(false);
  const [after, setAfter] = useState<string | null>(null);
  const bodies = useActingBodies();
  const [{ data, error }, again] = useQuery({
    query: DECISIONS,
    variables: { state: (state || null) as DecisionState | null, owner: owner && owner !== COUNCIL ? owner : null, byCouncil: owner === COUNCIL || null, late, after, of },
    requestPolicy: "cache-and-network",
  });
  const refresh = () => again({ requestPolicy: "network-only" });
  if (of !== null && (data ? !data.council : error?.graphQLErrors.length)) return <NoSuchCouncil />;
  if (!data) return <Waiting error={error} again={refresh} what={w.loading.page} />;
  const council = data.council;
  const rows = council?.decisions.edges.map(({ node }) => node) ?? [];
  const older = council?.decisions.pageInfo.hasNextPage ? council.decisions.pageInfo.endCursor : null;
  const narrowed = (set: () => void) => {
    setAfter(null);
    set();
  };
  return (
    <>
      <PageHead title={w.decisions.title} way={[{ to: ofCouncil("/council", of), label: w.council.title }]} here={w.decisions.title}>
        <p className="lead">{w.decisions.lead}</p>
        <p className="small soft">{w.meeting.noApproval}</p>
      </PageHead>
      <ChooseCouncil councils={data.councils} shown={council?.id} />
      <fieldset className="stack section">
        <legend>{w.decisions.filter}</legend>
        <div className="cols">
          <div className="c4">
            <Field id="decision-state" label={w.decisions.state}>
              {(aria) => (
                <select {...aria} value={state} onChange={({ target }) => narrowed(() => setState(target.value))}>
                  <option value="">{w.decisions.all}</option>
                  {Object.entries(w.decisions.states).map(([key, said]) => (
                    <option key={key} value={key}>
                      {said}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </div>
          <div className="c4">
            <Field id="decision-owner" label={w.decisions.owner}>
              {(aria) => (
                <select {...aria} value={owner} onChange={({ target }) => narrowed(() => setOwner(target.value))}>
                  <option value="">{w.decisions.all}</option>
                  <option value={COUNCIL}>{w.decisions.theCouncil}</option>
                  {bodies.map(([id, name]) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </div>
        </div>
        <label className="switch">
          <input type="checkbox" checked={late} onChange={({ target }) => narrowed(() => setLate(target.checked))} />
          {w.decisions.lateOnly}
        </label>
      </fieldset>
      {rows.length === 0 && (
        <div className="empty">
          <Icon name="council" />
          <b>{w.decisions.none}</b>
        </div>
      )}
      <ul className="stack section">
        {rows.map((one) => (
          <DecisionRow key={one.id} decision={one} />
        ))}
      </ul>
      <div className="row">
        {after !== null && (
          <Button look="line" onPress={() => setAfter(null)}>
            {w.decisions.newest}
          </Button>
        )}
        {older && (
          <Button look="line" onPress={() => setAfter(older)}>
            {w.decisions.older}
          </Button>
        )}
      </div>
      {council && allows(council.viewerActions, "enterDecision") && (
        <details className="card section">
          <summary>{w.decisions.enter}</summary>
          <MeetingForm
            id="enter"
            title={w.decisions.enter}
            act={ENTER_DECISION}
            fields={[
              { name: "decidedOn", label: w.decisions.decidedOn, kind: "day" },
              { name: "text", label: w.decisions.enterText, kind: "lines" },
              { name: "source", label: w.decisions.enterSource },
            ]}
            input={(said) => ({ councilId: council.id, decidedOn: said.decidedOn ?? "", text: said.text ?? "", source: said.source ?? "" })}
            done={refresh}
          />
        </details>
      )}
    </>
  );
}
