// Whether each decision holds, why, and the file from which anybody can reckon it again.
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Parts";
import { useWords } from "../../words";
import type { Reading } from "./MinutesPage";

type Found = Reading["certificates"][number]["findings"][number];
const TONES = { VALID: "ok", VALID_WITH_DEFECT: "warn", VOID_RISK: "stop" } as const;
const ICONS = { VALID: "check", VALID_WITH_DEFECT: "warn", VOID_RISK: "stop" } as const;

interface CertificatesProps {
  number: number;
  certificates: Reading["certificates"];
}

export function Certificates({ number, certificates }: CertificatesProps) {
  const w = useWords().minutes;
  if (certificates.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="certificates">
      <h2 id="certificates">{w.certificates}</h2>
      <p className="small soft">{w.certificatesHint}</p>
      <ul className="stack">
        {certificates.map((one) => (
          <li key={one.item} className="stack-2">
            <p>
              <b>{w.item(one.item)}</b>{" "}
              <Chip icon={ICONS[one.verdict]} tone={TONES[one.verdict]}>
                {w.verdicts[one.verdict]}
              </Chip>
            </p>
            {grouped(one.findings).map(([found, many]) => (
              <p key={found.reason} className="small">
                {found.message} {many > 1 && w.seats(many)}{" "}
                <span className="soft">
                  ({found.rule.source} {found.rule.article})
                </span>
              </p>
            ))}
            <Button look="line" label={`${w.download}, ${w.item(one.item)}`} onPress={() => save(`decision-${number}-${one.item}.json`, one.content)}>
              {w.download}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was found of several members is said once, with how many. */
function grouped(findings: Found[]): [Found, number][] {
  const reasons = [...new Set(findings.map(({ reason }) => reason))];
  return reasons.flatMap((reason) => {
    const same = findings.filter((one) => one.reason === reason);
    return same[0] ? [[same[0], same.length] as [Found, number]] : [];
  });
}

function save(name: string, content: string) {
  const address = URL.createObjectURL(new Blob([content], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
