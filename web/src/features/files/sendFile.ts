// Sending a file: its digest is announced, its bytes follow; what was sent stays with the draft.
import { useState } from "react";
import { useMutation } from "urql";
import { useHat } from "../../api/asker";
import { once } from "../../api/client";
import { graphql } from "../../gql";
import type { FileKind, RefusalBodyFragment } from "../../gql/graphql";
import { smaller } from "./smaller";

const REQUEST = graphql(`
  mutation RequestUpload($input: RequestUploadInput!) {
    requestUpload(input: $input) {
      __typename
      ... on RequestUploadSuccess { upload { id path until } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

/** A file that has come, with what it shows; `until` is when the house lets go of it. */
export interface SentFile {
  uploadId: string;
  name: string;
  description: string;
  until: string;
}

export type FileSending =
  | { is: "resting" }
  | { is: "sending"; name: string }
  | { is: "lost"; name: string }
  | { is: "unfit"; name: string }
  | { is: "refused"; name: string; refusal: Pick<RefusalBodyFragment, "message" | "remedy"> };

const KINDS: Record<string, FileKind> = {
  "image/jpeg": "JPEG",
  "image/png": "PNG",
  "image/webp": "WEBP",
  "application/pdf": "PDF",
};
export const TAKEN = Object.keys(KINDS).join(",");

// What an office writes; browsers do not agree on the types of these, so that the name is asked.
const PACKAGES: Record<string, FileKind> = { hwpx: "HWPX", docx: "DOCX" };
export const PAPERS_TAKEN = [TAKEN, ...Object.keys(PACKAGES).map((end) => `.${end}`)].join(",");

function kindOf(file: File): FileKind | undefined {
  return KINDS[file.type] ?? PACKAGES[file.name.split(".").at(-1)?.toLowerCase() ?? ""];
}

const DROP = graphql(`
  mutation DropUpload($input: DropUploadInput!) {
    dropUpload(input: $input) {
      __typename
      ... on DropUploadSuccess { upload { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

/** Let the house know that a file is not wanted: its place is free at once. If it is not told, it is in a day. */
export function useDropFile() {
  const { asker } = useHat();
  const [, drop] = useMutation(DROP);
  return (uploadId: string) => void drop({ input: { uploadId } }, once(asker, crypto.randomUUID()));
}

export function useSendFile(programmeId: string | undefined) {
  const { asker } = useHat();
  const [, request] = useMutation(REQUEST);
  const [sending, setSending] = useState<FileSending>({ is: "resting" });
  const send = async (chosen: File): Promise<SentFile | null> => {
    const name = chosen.name;
    const kind = kindOf(chosen);
    if (!kind || !programmeId) {
      setSending({ is: "unfit", name });
      return null;
    }
    setSending({ is: "sending", name });
    try {
      const file = await smaller(chosen);
      const bytes = await file.arrayBuffer();
      const input = { programmeId, kind: KINDS[file.type] ?? kind, size: bytes.byteLength, sha256: await digestOf(bytes) };
      const { data } = await request({ input }, once(asker, crypto.randomUUID()));
      const answer = data?.requestUpload;
      if (answer?.__typename === "Refused") {
        setSending({ is: "refused", name, refusal: answer });
        return null;
      }
      if (!answer?.upload.path) throw new Error("no address");
      const put = await fetch(answer.upload.path, {
        method: "PUT",
        body: bytes,
        headers: { "Accept-Language": asker.language },
      });
      if (!put.ok) {
        setSending({ is: "refused", name, refusal: await refusalOf(put) });
        return null;
      }
      setSending({ is: "resting" });
      return { uploadId: answer.upload.id, name, description: "", until: dayLater() };
    } catch {
      setSending({ is: "lost", name });
      return null;
    }
  };
  return { sending, send };
}

async function digestOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function refusalOf(answer: Response): Promise<{ message: string; remedy: string | null }> {
  const body = (await answer.json()) as { errors: [{ message: string; extensions: { remedy: string | null } }] };
  return { message: body.errors[0].message, remedy: body.errors[0].extensions.remedy };
}

/** The house lets go of a loose file after a day; a little before, the page asks for it anew. */
const dayLater = () => new Date(Date.now() + 23 * 3_600_000).toISOString();
