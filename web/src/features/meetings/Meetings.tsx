// The meetings of the council on its page, the newest first, and preparing the next one.
import { useQuery } from "urql";
import { Link, useLocation } from "wouter";
import { allows } from "../../api/allows";
import { dayTime } from "../../ui/format";
import { inSeoul } from "../../ui/inSeoul";
import { Chip } from "../../ui/Parts";
import { Written } from "../../ui/Text";
import { Waiting } from "../../ui/Waiting";
import { useSpeech, useWords } from "../../words";
import { useOfCouncil } from "../councils/whichCouncil";
import { InWriting } from "./InWriting";
import { MEETINGS } from "./meetingDocuments";
import { MeetingForm } from "./MeetingForm";
import { TONES } from "./MeetingPage";
import { PREPARE_MEETING } from "./meetingVerbs";

export function Meetings({ of }: { of: string }) {
  const words = useWords();
  const w = words.meeting;
  const { language } = useSpeech();
  const [, go] = useLocation();
  const address = useOfCouncil();
  const [{ data, error }, again] = useQuery({ query: MEETINGS, variables: { of }, requestPolicy: "cache-and-network" });
  if (!data) return <Waiting error={error} again={again} what={words.loading.page} titled />;
  const council = data.council;
  if (!council) return null;
  const rows = council.meetings.edges.map(({ node }) => node);
  return (
    <section className="stack" aria-labelledby="meetings">
      <h2 id="meetings">{w.list}</h2>
      {rows.length === 0 && <p className="card card-quiet">{w.listNone}</p>}
      {rows.length > 0 && (
        <ul className="items card">
          {rows.map((one) => (
            <li key={one.id} className="stack-2">
              <p className="row">
                <Link className="more" href={address(`/council/meetings/${one.number}`)}>{w.title(one.number)}</Link>
                <Chip icon="clock" tone={TONES[one.state]}>
                  {one.form === "WRITTEN" && one.state === "OPEN" ? w.answering : w.states[one.state]}
                </Chip>
              </p>
              <p className="small soft">
                {one.form === "WRITTEN" ? w.writtenUntil(dayTime(one.startsAt, language)) : dayTime(one.startsAt, language)}
                {one.form !== "WRITTEN" && " · "}
                {one.form !== "WRITTEN" && <Written>{one.place}</Written>} · {w.agenda(one.items.length)}
              </p>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link className="more" href={address("/council/resolutions")}>{words.resolutions.link}</Link>
        {" · "}
        <Link className="more" href={address("/council/decisions")}>{words.decisions.link}</Link>
        {" · "}
        <Link className="more" href={address("/council/papers")}>{words.papersFound.link}</Link>
      </p>
      {allows(council.viewerActions, "prepareMeeting") && (
        <details className="card">
          <summary>{w.prepare}</summary>
          <MeetingForm
            id="prepare"
            title={w.prepare}
            act={PREPARE_MEETING}
            fields={[
              { name: "startsAt", label: w.startsAt, hint: w.startsAtHint, kind: "hour" },
              { name: "place", label: w.place },
              { name: "byVideo", label: w.video, kind: "yes" },
              { name: "demanded", label: w.demand, hint: w.demandHint, kind: "yes" },
            ]}
            input={(said) => ({
              councilId: council.id,
              startsAt: inSeoul(said.startsAt ?? ""),
              place: said.place ?? "",
              byVideo: said.byVideo === "yes",
              demanded: said.demanded === "yes",
            })}
            done={(answer) => {
              const made = (answer as { meeting?: { number: number } }).meeting;
              if (made) go(address(`/council/meetings/${made.number}`));
            }}
          />
        </details>
      )}
      {allows(council.viewerActions, "prepareMeeting") && (
        <InWriting councilId={council.id} made={(number) => go(address(`/council/meetings/${number}`))} />
      )}
    </section>
  );
}
