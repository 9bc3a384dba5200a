// How one wants to be told by mail, and the calendar of what is to be done.
import { useState } from "react";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import type { MailLanguage, MailRhythm, NoticesQuery } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { MailKinds } from "./MailKinds";

const SET = graphql(`
  mutation SetNotices($input: SetNoticesInput!) {
    setNotices(input: $input) {
      __typename
      ... on SetNoticesSuccess { setting { rhythm } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const RENEW = graphql(`
  mutation RenewCalendar($input: RenewCalendarInput!) {
    renewCalendar(input: $input) {
      __typename
      ... on RenewCalendarSuccess { setting { calendarPath } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

type Setting = NonNullable<NoticesQuery["noticeSetting"]>;

export function MailSettings({ setting, done }: { setting: Setting; done: () => void }) {
  const w = useWords().mine;
  const [language, setLanguage] = useState<MailLanguage>(setting.language);
  const [rhythm, setRhythm] = useState<MailRhythm>(setting.rhythm);
  const [muted, setMuted] = useState(setting.choices.filter((one) => one.muted).map((one) => one.kind));
  const [saved, setSaved] = useState(false);
  const { sending, send } = useSend(SET, () => {
    setSaved(true);
    done();
  });
  return (
    <div className="stack-6">
      <form
        className="card stack"
        noValidate
        aria-label={w.settings}
        onSubmit={(event) => {
          event.preventDefault();
          if (sending.is !== "sending") void send({ language, rhythm, muted });
        }}
      >
        <h2>{w.settings}</h2>
        <Field id="mail-language" label={w.language}>
          {(aria) => (
            <select {...aria} value={language} onChange={(event) => setLanguage(event.target.value as MailLanguage)}>
              {(Object.keys(w.languages) as MailLanguage[]).map((one) => (
                <option key={one} value={one} lang={one === "KO" ? "ko" : "en"}>
                  {w.languages[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id="mail-rhythm" label={w.rhythm} hint={w.rhythmHint}>
          {(aria) => (
            <select {...aria} value={rhythm} onChange={(event) => setRhythm(event.target.value as MailRhythm)}>
              {(Object.keys(w.rhythms) as MailRhythm[]).map((one) => (
                <option key={one} value={one}>
                  {w.rhythms[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <MailKinds choices={setting.choices} muted={muted} mute={setMuted} />
        {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
        {saved && sending.is === "resting" && <Message tone="ok" title={w.saved} announce="status" />}
        <Button submit busy={sending.is === "sending"}>
          {w.save}
        </Button>
      </form>
      <Feed path={setting.calendarPath} done={done} />
    </div>
  );
}

function Feed({ path, done }: { path: string | null; done: () => void }) {
  const w = useWords().mine;
  const { sending, send } = useSend(RENEW, done);
  return (
    <section className="card stack" aria-labelledby="calendar">
      <h2 id="calendar">{w.calendar}</h2>
      <p className="small soft">{w.calendarHint}</p>
      {path && (
        <p className="small address">
          <a href={path}>{`${window.location.origin}${path}`}</a>
        </p>
      )}
      {path && <p className="small">{w.calendarOld}</p>}
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      <Button look="line" busy={sending.is === "sending"} onPress={() => void send({ agreed: true })}>
        {path ? w.calendarRenew : w.calendarMake}
      </Button>
    </section>
  );
}
