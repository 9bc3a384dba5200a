// From whom a ballot is secret: exactly what this ballot box does, and what it cannot do.
import { Icon, type IconName } from "../../ui/Icon";
import { useWords } from "../../words";

export function Secrecy() {
  const w = useWords().secrecy;
  const lines: { icon: IconName; head: string; text: string }[] = [
    { icon: "box", head: w.boxTitle, text: w.box },
    { icon: "info", head: w.openTitle, text: w.open },
    { icon: "hidden", head: w.afterTitle, text: w.after },
    { icon: "receipt", head: w.receiptTitle, text: w.receipt },
    { icon: "warn", head: w.notTitle, text: w.not },
  ];
  return (
    <section className="card" aria-labelledby="secret">
      <h2 id="secret" className="icon-title">
        <Icon name="lock" />
        {w.title}
      </h2>
      <ul className="secrecy">
        {lines.map(({ icon, head, text }) => (
          <li key={head}>
            <Icon name={icon} />
            <span>
              <b>{head}</b>
              {text}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
