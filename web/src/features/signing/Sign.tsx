// Signing what is shown here: with a passkey by whoever has one, else signed in, and what each is worth.
import { useState } from "react";
import { useMutation } from "urql";
import { Link } from "wouter";
import { askPasskey, canUsePasskeys } from "../../api/passkey";
import { RefusalMessage } from "../../frame/RefusalMessage";
import type { RefusalBodyFragment } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { ASK_PASSKEY, SIGN } from "./signingActs";
import type { SigningProps, Viewer } from "./SigningPage";

type Asked = { is: "resting" | "asking" | "stopped" | "lost" } | { is: "refused"; refusal: RefusalBodyFragment };

export function Sign({ agreement, edition, viewer, refresh }: SigningProps & { viewer: Viewer }) {
  const w = useWords();
  const [agreed, setAgreed] = useState(false);
  const [told, setTold] = useState(false);
  const [asked, setAsked] = useState<Asked>({ is: "resting" });
  const [, begin] = useMutation(ASK_PASSKEY);
  // The form is gone then: the title, which says whose turn it is now, has the focus.
  const done = () => {
    document.getElementById("title")?.focus();
    refresh();
  };
  const { sending, send } = useSend(SIGN, done, refresh);
  const statement = w.signing.statement(edition.issueNumber);
  const has = viewer.passkeys.some(({ removedAt }) => removedAt === null);
  const able = canUsePasskeys(viewer.passkeysAt);
  const missing = edition.requiresPasskey && !has;
  const elsewhere = has && !able;
  const sign = async () => {
    const shown = { agreementId: agreement.id, digest: edition.digest, statement };
    if (!has) return send(shown);
    setAsked({ is: "asking" });
    const { data } = await begin({ input: { purpose: "agreement.sign", digest: edition.digest } });
    if (!data) return setAsked({ is: "lost" });
    if (data.beginStepUp.__typename === "Refused") return setAsked({ is: "refused", refusal: data.beginStepUp });
    const assertion = await askPasskey(data.beginStepUp.options);
    setAsked({ is: assertion ? "resting" : "stopped" });
    return assertion ? send({ ...shown, assertion }) : undefined;
  };
  const busy = asked.is === "asking" || sending.is === "sending";
  const refused = [asked, sending].find((one) => one.is === "refused");
  return (
    <form
      className="card stack"
      noValidate
      aria-label={w.signing.sign}
      onSubmit={(event) => {
        event.preventDefault();
        setTold(!agreed);
        if (agreed && !busy) void sign();
      }}
    >
      <h2>{w.signing.sign}</h2>
      <p className="small soft">{has ? w.signing.worthPasskey : w.signing.worth}</p>
      {edition.requiresPasskey && <p className="small">{w.signing.demanded}</p>}
      {missing ? (
        <Message tone="warn" title={w.signing.noPasskey}>
          <Link href="/my">{w.signing.toPasskeys}</Link>
        </Message>
      ) : (
        !has && (
          <p className="small">
            {w.signing.stronger} <Link href="/my">{w.signing.toPasskeys}</Link>
          </p>
        )
      )}
      {elsewhere && (
        <Message tone="warn" title={w.signing.passkeyElsewhere}>
          <a href={`${viewer.passkeysAt}/agreements/${agreement.number}/sign`}>{viewer.passkeysAt}</a>
        </Message>
      )}
      <label className="row stance">
        <input
          type="checkbox"
          checked={agreed}
          aria-describedby={told && !agreed ? "agreed-error" : undefined}
          onChange={({ target }) => setAgreed(target.checked)}
        />
        <span>{statement}</span>
      </label>
      {told && !agreed && (
        <span className="field-error" id="agreed-error" role="alert">
          {w.signing.agreeFirst}
        </span>
      )}
      {refused?.is === "refused" && <RefusalMessage refusal={refused.refusal} afterAct />}
      {asked.is === "stopped" && <Message tone="warn" title={w.passkeys.stopped} announce="status" />}
      {(asked.is === "lost" || sending.is === "lost") && (
        <Message tone="stop" title={w.support.lost} announce="alert" />
      )}
      {!missing && !elsewhere && (
        <Button submit wide busy={busy}>
          {has ? w.signing.signByPasskey : w.signing.signNow}
        </Button>
      )}
    </form>
  );
}
