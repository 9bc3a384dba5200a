// The working groups beside the council: who works in them, what they report, and what one may do.
import { useQuery } from "urql";
import { Link } from "wouter";
import { allows } from "../../api/allows";
import { graphql } from "../../gql";
import type { WorkingGroupsQuery } from "../../gql/graphql";
import { Chip } from "../../ui/Parts";
import { Day, Prose, Written } from "../../ui/Text";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { MeetingForm, Press } from "../meetings/MeetingForm";
import { useOfCouncil } from "./whichCouncil";
import { DISSOLVE_GROUP, FORM_GROUP, JOIN_GROUP, LAY_REPORT, LEAVE_GROUP, REPORT_FROM_GROUP } from "./groupActs";

const GROUPS = graphql(`
  query WorkingGroups($of: ID) {
    council(id: $of) {
      id
      viewerActions { ...Action }
      possibleWorkers { appointmentId name { displayName } }
      workingGroups {
        id name purpose formedOn dissolvedOn
        members { chairs joinedOn appointmentId name { displayName } }
        reports { id number heldOn title words meetingNumber itemNumber }
        items { meetingId itemId meetingNumber itemNumber title }
        viewerActions { ...Action }
      }
    }
  }
`);

type Council = NonNullable<WorkingGroupsQuery["council"]>;
type Group = Council["workingGroups"][number];
type Options = (readonly [value: string, said: string])[];

export function WorkingGroups({ of }: { of: string }) {
  const words = useWords();
  const w = words.council.groups;
  const [{ data, error }, again] = useQuery({ query: GROUPS, variables: { of }, requestPolicy: "cache-and-network" });
  if (!data) return <Waiting error={error} again={again} what={words.loading.page} titled />;
  const council = data.council;
  if (!council) return null;
  const forms = allows(council.viewerActions, "formWorkingGroup");
  if (council.workingGroups.length === 0 && !forms) return null;
  const refresh = () => again({ requestPolicy: "network-only" });
  const people: Options = [["", w.choose], ...council.possibleWorkers.map(({ appointmentId, name }) => [appointmentId, name.displayName] as const)];
  return (
    <section className="card stack" aria-labelledby="working-groups">
      <h2 id="working-groups">{w.title}</h2>
      <p className="small soft">{w.lead}</p>
      {council.workingGroups.map((group) => (
        <One key={group.id} group={group} people={people} refresh={refresh} />
      ))}
      {forms && (
        <details>
          <summary className="small">{w.form}</summary>
          <MeetingForm
            id="form-group"
            title={w.form}
            act={FORM_GROUP}
            fields={[
              { name: "name", label: w.name },
              { name: "purpose", label: w.purpose, kind: "lines" },
              { name: "chairId", label: w.chair, options: people },
            ]}
            input={(said) => ({ councilId: council.id, name: said.name ?? "", purpose: said.purpose ?? "", chairId: said.chairId ?? "" })}
            done={refresh}
          />
        </details>
      )}
    </section>
  );
}

function One({ group, people, refresh }: { group: Group; people: Options; refresh: () => void }) {
  const w = useWords().council.groups;
  const may = (name: string) => allows(group.viewerActions, name);
  return (
    <section className="stack-2" aria-labelledby={`group-${group.id}`}>
      <h3 id={`group-${group.id}`}><Written>{group.name}</Written></h3>
      <p>
        <Written>{group.purpose}</Written>
      </p>
      <p className="small soft">
        {w.formedOn} <Day on={group.formedOn} />
        {group.dissolvedOn && (
          <>
            {" · "}
            {w.dissolvedOn} <Day on={group.dissolvedOn} />
          </>
        )}
      </p>
      <ul className="stack-2">
        {group.members.map((one) => (
          <li key={one.appointmentId} className="row">
            <span><Written>{one.name.displayName}</Written></span>
            {one.chairs && (
              <Chip icon="council" tone="info">
                {w.chair}
              </Chip>
            )}
            {may("leaveWorkingGroup") && !one.chairs && (
              <Press title={w.leave(one.name.displayName)} look="plain" act={LEAVE_GROUP} input={{ groupId: group.id, appointmentId: one.appointmentId }} done={refresh} />
            )}
          </li>
        ))}
      </ul>
      {group.reports.map((one) => (
        <Report key={one.id} one={one} group={group} refresh={refresh} />
      ))}
      {may("reportFromGroup") && (
        <details>
          <summary className="small">{w.report}</summary>
          <MeetingForm
            id={`report-${group.id}`}
            title={w.report}
            act={REPORT_FROM_GROUP}
            fields={[
              { name: "heldOn", label: w.heldOn, kind: "day" },
              { name: "title", label: w.reportTitle },
              { name: "words", label: w.words, kind: "lines" },
            ]}
            input={(said) => ({ groupId: group.id, heldOn: said.heldOn ?? "", title: said.title ?? "", words: said.words ?? "" })}
            done={refresh}
          />
        </details>
      )}
      {may("joinWorkingGroup") && (
        <details>
          <summary className="small">{w.join}</summary>
          <MeetingForm
            id={`join-${group.id}`}
            title={w.put}
            act={JOIN_GROUP}
            fields={[
              { name: "appointmentId", label: w.who, options: people },
              { name: "chairs", label: w.chairs, kind: "yes" },
            ]}
            input={(said) => ({ groupId: group.id, appointmentId: said.appointmentId ?? "", chairs: said.chairs === "yes" })}
            done={refresh}
          />
        </details>
      )}
      {may("dissolveWorkingGroup") && (
        <details>
          <summary className="small">{w.dissolve}</summary>
          <div className="stack-2 section-s">
            <p className="small">{w.dissolveHint}</p>
            <Press title={w.dissolveNow(group.name)} look="stop" act={DISSOLVE_GROUP} input={{ groupId: group.id }} done={refresh} />
          </div>
        </details>
      )}
    </section>
  );
}

function Report({ one, group, refresh }: { one: Group["reports"][number]; group: Group; refresh: () => void }) {
  const w = useWords().council.groups;
  const address = useOfCouncil();
  const items: Options = [
    ["", w.choose],
    ...group.items.map((item, index) => [String(index), w.item(item.meetingNumber, item.itemNumber, item.title)] as const),
  ];
  return (
    <div className="stack-2">
      <details>
        <summary>
          {w.numbered(one.number)} · <Written>{one.title}</Written> (<Day on={one.heldOn} />)
        </summary>
        <Prose text={one.words} />
      </details>
      {one.meetingNumber && (
        <p className="small">
          <Link to={address(`/council/meetings/${one.meetingNumber}`)}>{w.laid(one.meetingNumber, one.itemNumber ?? 0)}</Link>
        </p>
      )}
      {!one.meetingNumber && group.items.length > 0 && (
        <details>
          <summary className="small">{w.lay}</summary>
          <MeetingForm
            id={`lay-${one.id}`}
            title={w.layNow(one.number)}
            look="line"
            act={LAY_REPORT}
            fields={[
              { name: "meetingId", label: w.before, hint: w.layHint, options: items },
              { name: "urgency", label: w.urgency, hint: w.urgencyHint },
            ]}
            input={(said) => {
              const item = said.meetingId ? group.items[Number(said.meetingId)] : undefined;
              return { reportId: one.id, meetingId: item?.meetingId ?? "", itemId: item?.itemId ?? "", urgency: said.urgency ?? "" };
            }}
            done={refresh}
          />
        </details>
      )}
    </div>
  );
}
