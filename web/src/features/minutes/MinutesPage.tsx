// The minutes of one meeting: the text with what it comes from, the desk beside it, and what the public reads.
import { useCallback, useState } from "react";
import { useQuery } from "urql";
import { useCaughtUp, useFollowed } from "../../api/following";
import { ASIDE } from "../../api/live";
import { NotFound } from "../../frame/NotFound";
import { graphql } from "../../gql";
import type { MinutesDeskQuery } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Message, PageHead } from "../../ui/Parts";
import { Day, DayTime, Prose, Written } from "../../ui/Text";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { named, ofCouncil, useOf } from "../councils/whichCouncil";
import { Beside } from "./Beside";
import { Certificates } from "./Certificates";
import { MinutesDesk } from "./MinutesDesk";
import { MinutesFiles } from "./MinutesFiles";
import { MinutesStand } from "./MinutesStand";
import { MinutesText } from "./MinutesText";
import { Stream, type LogEntry } from "./Stream";

const DESK = graphql(`
  query MinutesDesk($number: Int!, $of: ID) {
    usual: council { id }
    whose: council(id: $of, meeting: $number) { id name }
    minutesDesk(number: $number, councilId: $of) {
      meetingId
      councilId
      number
      startsAt
      place
      viewerActions { ...Action }
      minutes {
        id
        state
        registration
        publication
        withheldGround
        withheldStage
        withheldUntil
        confirmedAt
        publishedAt
        releasedAt
        releasedWhy
        reading {
          whole
          digest
          lacking
          dueOn
          dueRule { title source article }
          daysLate
          lines { ...MinutesLine }
          publicLines { ...MinutesLine }
          corrigenda { number line words reason at }
          spans { number line ground stage expectedEnd liftedAt }
          signers { signed viewer name { displayName } }
          certificates {
            item
            verdict
            sha256
            content
            findings { reason message weight seat rule { source article } }
          }
          corrections { number line asked accepted words reason before { ...MinutesLine } name { displayName } }
          items { itemId number title gist version }
          entries { number at kind words name { displayName } }
          viewerActions { ...Action }
        }
      }
    }
  }
  fragment MinutesLifted on MinutesLifted {
    was { number title stage expectedEnd commitment }
    hiddenOn
    liftedOn
    salt
  }
  fragment MinutesLine on MinutesLine {
    key
    field
    sentence
    item
    cites
    corrects
    name { displayName }
    nameGap { number title stage expectedEnd commitment }
    nameLifted { ...MinutesLifted }
    parts { text gap { number title stage expectedEnd commitment } lifted { ...MinutesLifted } }
  }
`);

// What is hidden until a day is told on it, and what others ask for and sign: the page hears of it while it is open.
const MINUTES_FOLLOWED = graphql(`
  subscription MinutesFollowed($id: ID!) {
    minutesChanged(id: $id) {
      id
      state
      publication
      releasedAt
      reading {
        spans { number liftedAt }
        corrigenda { number }
        corrections { number accepted }
        signers { signed }
      }
    }
  }
`);

export type Desk = NonNullable<MinutesDeskQuery["minutesDesk"]>;
export type Minutes = NonNullable<Desk["minutes"]>;
export type Reading = Minutes["reading"];
export interface ReadingProps {
  minutes: Minutes;
  reading: Reading;
}

export default function MinutesPage({ number }: { number: string }) {
  const w = useWords();
  const wanted = /^\d{1,6}$/.test(number) ? Number(number) : 0;
  const [{ data, error }, again] = useQuery({ query: DESK, variables: { number: wanted, of: useOf() }, requestPolicy: "cache-and-network" });
  const refresh = () => again({ requestPolicy: "network-only" });
  if (!data) return <Waiting error={error} again={refresh} what={w.loading.page} />;
  // Minutes that did not come are another thing than minutes nobody has drafted.
  if (error && !data.minutesDesk?.minutes) return <Waiting error={error} again={refresh} what={w.loading.page} />;
  if (!data.minutesDesk) return <NotFound title={w.minutes.missing} />;
  const home = ofCouncil("/council", named(data.minutesDesk.councilId, data.usual));
  const name = data.whose?.id === data.minutesDesk.councilId ? data.whose.name : w.council.title;
  return (
    <>
      {data.minutesDesk.minutes && <Follower minutes={data.minutesDesk.minutes} refresh={refresh} />}
      <Whole desk={data.minutesDesk} way={[{ to: home, label: name }]} refresh={refresh} />
    </>
  );
}

function Follower({ minutes, refresh }: { minutes: Minutes; refresh: () => void }) {
  const { told } = useFollowed(MINUTES_FOLLOWED, { id: minutes.id }, false, ASIDE);
  useCaughtUp(told?.minutesChanged, minutes, refresh);
  return null;
}

interface WholeProps {
  desk: Desk;
  way: { to: string; label: string }[];
  refresh: () => void;
}

function Whole({ desk, way, refresh }: WholeProps) {
  const w = useWords();
  const { minutes } = desk;
  const reading = minutes?.reading;
  const [chosen, setChosen] = useState<number | null>(null);
  const [sink, setSink] = useState<((entry: LogEntry) => void) | null>(null);
  const writing = useCallback((take: ((entry: LogEntry) => void) | null) => setSink(() => take), []);
  return (
    <>
      <PageHead title={w.minutes.title(desk.number)} way={way} here={w.minutes.here}>
        <p className="small soft">
          <DayTime at={desk.startsAt} /> · <Written>{desk.place}</Written>
        </p>
      </PageHead>
      <div className="cols section desk-cols">
        <div className="c7 stack-6">
          {minutes && reading ? (
            <Text minutes={minutes} reading={reading} chosen={chosen} choose={setChosen} />
          ) : (
            <p className="card card-quiet">{w.minutes.undrafted}</p>
          )}
        </div>
        <aside className="c5 stack-6 no-print" aria-label={w.minutes.beside}>
          {minutes && reading && <MinutesStand minutes={minutes} reading={reading} />}
          <MinutesDesk desk={desk} refresh={refresh} writing={writing} />
          {reading && reading.entries.length > 0 && <Stream reading={reading} chosen={chosen} sink={sink} choose={setChosen} />}
          {minutes && reading && <Beside minutes={minutes} reading={reading} />}
          {minutes && reading && reading.lines.length > 0 && <MinutesFiles number={desk.number} stand={standOf(minutes, reading)} />}
          {reading && <Certificates number={desk.number} certificates={reading.certificates} />}
        </aside>
      </div>
    </>
  );
}

/** What changes whenever the files of minutes do. */
const standOf = (minutes: Minutes, { digest, spans, corrigenda }: Reading) =>
  [minutes.state, minutes.publication, digest, spans.filter(({ liftedAt }) => liftedAt).length, spans.length, corrigenda.length].join(" ");

interface TextProps extends ReadingProps {
  chosen: number | null;
  choose: (number: number) => void;
}

function Text({ minutes, reading, chosen, choose }: TextProps) {
  const w = useWords().minutes;
  const [asPublic, setAsPublic] = useState(false);
  if (reading.lines.length === 0) return <Unread minutes={minutes} reading={reading} />;
  return (
    <>
      {reading.whole && (
        <p className="no-print row">
          {reading.viewerActions.some(({ allowed }) => allowed) && <a href="#minutes-desk">{w.desk}</a>}
          <Button look="line" onPress={() => setAsPublic(!asPublic)}>
            {asPublic ? w.all : w.asPublic}
          </Button>
        </p>
      )}
      {minutes.releasedAt && minutes.withheldGround && (
        <Message tone="info" title={w.released}>
          <p>
            {w.wasWithheld}: {w.grounds[minutes.withheldGround]} · <Day on={minutes.releasedAt} />
          </p>
          {minutes.withheldStage && <p>{minutes.withheldStage}</p>}
          {minutes.releasedWhy && <Prose text={minutes.releasedWhy} />}
        </Message>
      )}
      {minutes.publication === "REDACTED" && !reading.whole && <Message tone="info" title={w.redacted} />}
      <MinutesText lines={asPublic ? reading.publicLines : reading.lines} corrigenda={reading.corrigenda} chosen={chosen} {...(reading.entries.length > 0 ? { choose } : {})} />
    </>
  );
}

function Unread({ minutes, reading }: ReadingProps) {
  const w = useWords().minutes;
  if (minutes.publication === "WITHHELD" && minutes.withheldGround) {
    return (
      <Message tone="stop" title={w.withheld}>
        <p>{w.grounds[minutes.withheldGround]}</p>
        {minutes.withheldStage && <p>{minutes.withheldStage}</p>}
        {minutes.withheldUntil && (
          <p>
            {w.until} <Day on={minutes.withheldUntil} />
          </p>
        )}
      </Message>
    );
  }
  return (
    <Message tone="wait" title={w.unpublished}>
      {reading.dueOn && (
        <p>
          {w.due} <Day on={reading.dueOn} />
        </p>
      )}
    </Message>
  );
}
