// The page that is not there: what may have happened and the way on.
import { Link } from "wouter";
import { PageHead } from "../ui/Parts";
import { useWords } from "../words";
import { signInAddress, useViewer } from "./viewer";

export function NotFound({ title }: { title?: string }) {
  const w = useWords().missing;
  const { viewer, known } = useViewer();
  return (
    <>
      <PageHead title={title ?? w.title}>
        <p className="lead">{w.text}</p>
      </PageHead>
      <p className="row">
        {/* Whose sign-in has run out is a stranger by now. */}
        {known && !viewer && (
          <a className="btn" href={signInAddress()}>
            {w.signIn}
          </a>
        )}
        <Link className={known && !viewer ? "btn btn-line" : "btn"} href="/">
          {w.home}
        </Link>
      </p>
    </>
  );
}
