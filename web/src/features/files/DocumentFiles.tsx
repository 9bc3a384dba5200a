// A document as files: what is public as links, what is not by a button that asks for an address of one minute.
import { useState } from "react";
import type { DocumentKind } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";

export interface DocumentFile {
  kind: DocumentKind;
  isPublic: boolean;
  path: string;
}

interface DocumentFilesProps {
  /** What the document is, for a heading and for readers of buttons. */
  title: string;
  files: DocumentFile[];
  /** Asks for addresses anew. */
  again: () => Promise<DocumentFile[]>;
}

export function DocumentFiles({ title, files, again }: DocumentFilesProps) {
  const w = useWords().documents;
  const [failed, setFailed] = useState(false);
  const open = async (kind: DocumentKind) => {
    const found = (await again()).find((one) => !one.isPublic && one.kind === kind);
    setFailed(!found);
    if (found) saved(found.path);
  };
  const forAll = files.filter(({ isPublic }) => isPublic);
  const forYou = files.filter(({ isPublic }) => !isPublic);
  return (
    <>
      {forAll.length > 0 && (
        <div className="stack-2">
          <p className="small soft">{w.forAll}</p>
          <ul className="row">
            {forAll.map(({ kind, path }) => (
              <li key={kind}>
                <a className="btn btn-line" href={path} download aria-label={`${w.kinds[kind]}, ${title}`}>
                  {w.kinds[kind]}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {forYou.length > 0 && (
        <div className="stack-2">
          <p className="small soft">{w.forYou}</p>
          <ul className="row">
            {forYou.map(({ kind }) => (
              <li key={kind}>
                <Button look="line" label={`${w.kinds[kind]}, ${title}, ${w.forYou}`} onPress={() => void open(kind)}>
                  {w.kinds[kind]}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {failed && <Message tone="warn" title={w.failed} />}
    </>
  );
}

/** Lets the browser take a file home. */
export function saved(path: string) {
  const link = document.createElement("a");
  link.href = path;
  link.download = "";
  link.click();
}
