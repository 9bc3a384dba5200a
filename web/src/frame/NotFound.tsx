// The page that is not there: what may have happened and the way on.
import { Link } from "wouter";
import { PageHead } from "../ui/Parts";
import { useWords } from "../words";

export function NotFound({ title }: { title?: string }) {
  const w = useWords().missing;
  return (
    <>
      <PageHead title={title ?? w.title}>
        <p className="lead">{w.text}</p>
      </PageHead>
      <p>
        <Link className="btn" href="/">
          {w.home}
        </Link>
      </p>
    </>
  );
}
