// The panels of an idea: what they came to for everyone; the sheet for a member; the desk for who runs it.
import { useQuery } from "urql";
import { allows } from "../../api/allows";
import { graphql } from "../../gql";
import type { IdeaPanelsQuery } from "../../gql/graphql";
import { day } from "../../ui/format";
import { Chip } from "../../ui/Parts";
import { Prose } from "../../ui/Text";
import { ledTo, useLed } from "../../ui/useLed";
import { useSpeech, useWords } from "../../words";
import { MapBeside } from "../opinions/MapBeside";
import { FormPanel } from "./FormPanel";
import { PanelDesk } from "./PanelDesk";
import { Sheet } from "./Sheet";

export const PANELS = graphql(`
  query IdeaPanels($number: String!) {
    proposal(number: $number) {
      id
      programme { id }
      viewerActions { name allowed }
      reviewPanels {
        id
        examination
        state
        citizens
        experts
        officials
        aside
        sheets
        publishedOn
        summary
        rule { id title source article }
        means { criterion numerator denominator }
        reasons { side text }
        members { appointmentId side asideReason name { displayName } }
        viewerSheet { scores { criterion score } reason version }
        viewerActions { name allowed }
      }
    }
  }
`);

export type Panel = NonNullable<IdeaPanelsQuery["proposal"]>["reviewPanels"][number];

export function Panels({ number, refresh }: { number: string; refresh: () => void }) {
  const w = useWords().review;
  const [{ data }, again] = useQuery({ query: PANELS, variables: { number } });
  const idea = data?.proposal;
  useLed(Boolean(idea) && ledTo() === "panels");
  if (!idea) return null;
  const done = () => {
    again({ requestPolicy: "network-only" });
    refresh();
  };
  const forms = allows(idea.viewerActions, "formPanel");
  if (!forms && idea.reviewPanels.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="panels">
      <h2 id="panels" tabIndex={-1}>{w.title}</h2>
      {idea.reviewPanels.map((panel) => (
        <PanelCard key={panel.id} panel={panel} number={number} programmeId={idea.programme.id} done={done} />
      ))}
      {forms && <FormPanel proposalId={idea.id} programmeId={idea.programme.id} done={done} />}
    </section>
  );
}

function PanelCard({ panel, number, programmeId, done }: { panel: Panel; number: string; programmeId: string; done: () => void }) {
  const w = useWords().review;
  const { language } = useSpeech();
  return (
    <div className="card stack">
      <p className="row">
        <Chip icon={panel.state === "PUBLISHED" ? "check" : "people"} tone={panel.state === "PUBLISHED" ? "ok" : "info"}>
          {w.states[panel.state]}
        </Chip>
        {panel.examination === 2 && <span className="small soft">{w.again}</span>}
        {panel.publishedOn && <span className="small soft">{day(panel.publishedOn, language)}</span>}
      </p>
      <p>{w.madeUp(panel.citizens, panel.experts, panel.officials)}</p>
      {panel.aside > 0 && <p className="small soft">{w.aside(panel.aside)}</p>}
      <p className="small soft">{w.rule(`${panel.rule.source} ${panel.rule.article}`)}</p>
      {panel.summary && <Prose text={panel.summary} />}
      {panel.means.length > 0 && <Means panel={panel} />}
      {panel.reasons.length > 0 && (
        <div className="stack-2">
          <h3>{w.reasons}</h3>
          <ul className="stack-2">
            {panel.reasons.map((one, index) => (
              <li key={index} className="quote">
                <b className="small">{w.sides[one.side]}</b>
                <Prose text={one.text} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {allows(panel.viewerActions, "scoreProposal") && (
        <>
          <MapBeside number={number} />
          <Sheet panel={panel} done={done} />
        </>
      )}
      <PanelDesk panel={panel} programmeId={programmeId} done={done} />
    </div>
  );
}

function Means({ panel }: { panel: Panel }) {
  const w = useWords().review;
  return (
    <table className="table table-fold">
      <caption className="small soft">{w.meansHint}</caption>
      <thead>
        <tr>
          <th scope="col">{w.criterion}</th>
          <th scope="col" className="num">
            {w.mean}
          </th>
        </tr>
      </thead>
      <tbody>
        {panel.means.map(({ criterion, numerator, denominator }) => (
          <tr key={criterion}>
            <th scope="row">{w.criteria[criterion].name}</th>
            <td className="num" data-l={w.mean}>
              <meter min={0} max={5} value={numerator / denominator} aria-hidden="true" />{" "}
              {w.points((numerator / denominator).toFixed(1), `${numerator}/${denominator}`)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
