// A program that signs in, chooses a hat, pages, submits once, reads a refusal, follows a vote and sends a file.

const URL = process.env.DURE_URL ?? "http://127.0.0.1:8000";

const VIEWER = "{ viewer { appointments { id role } } }";
const PAGE = `query ($after: String) {
  programmes(first: 1) { edges { node { id } } }
  proposals(first: 2, after: $after, orderBy: NUMBER) {
    edges { node { number } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const SUBMIT = `mutation ($input: SubmitProposalInput!) {
  submitProposal(input: $input) {
    __typename
    ... on SubmitProposalSuccess { proposal { id number } }
    ... on Refused { code reason message field remedy }
  }
}`;

type Hat = { id: string; role: string };
type Page = {
  programmes: { edges: { node: { id: string } }[] };
  proposals: {
    edges: { node: { number: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};
type Submitted =
  | { __typename: "SubmitProposalSuccess"; proposal: { id: string; number: string } }
  | { __typename: "Refused"; code: string; reason: string; message: string; field: string | null };

// 1. Sign in.
const ready = (await (await fetch(`${URL}/health/ready`)).json()) as { issuer: string };
const signedIn = await fetch(`${ready.issuer}/token`, {
  method: "POST",
  body: new URLSearchParams({ grant_type: "password", username: "resident.1" }),
});
const { access_token } = (await signedIn.json()) as { access_token: string };
const headers: Record<string, string> = {
  Authorization: `Bearer ${access_token}`,
  "Content-Type": "application/json",
  "Accept-Language": "en",
};

async function ask<T>(query: string, variables: object = {}): Promise<T> {
  const answer = await fetch(`${URL}/graphql`, {
    method: "POST",
    headers,
    body: JSON.stringify({ query, variables }),
  });
  return ((await answer.json()) as { data: T }).data;
}

// 2. Choose a hat.
const { viewer } = await ask<{ viewer: { appointments: Hat[] } }>(VIEWER);
const hat = viewer.appointments.find((one) => one.role === "RESIDENT")!;
headers["Dure-Appointment"] = hat.id;
console.log(`hat: ${hat.role}`);

// 3. Page through a list.
const numbers: string[] = [];
let page = await ask<Page>(PAGE);
const programmeId = page.programmes.edges[0].node.id;
for (;;) {
  numbers.push(...page.proposals.edges.map((edge) => edge.node.number));
  if (!page.proposals.pageInfo.hasNextPage) break;
  page = await ask<Page>(PAGE, { after: page.proposals.pageInfo.endCursor });
}
console.log(`proposals: ${numbers.length}, each once: ${new Set(numbers).size === numbers.length}`);

// 4. Do something, once. The same words of one person are taken once a day.
const proposal = {
  programmeId,
  title: `정류장 그늘막 ${crypto.randomUUID().slice(0, 8)}`,
  summary: "버스 정류장에 그늘막을 놓아 주세요.",
  body: "여름에 기다리기 힘들어요.",
  category: "MOBILITY",
  place: "중앙로",
  cost: 3_000_000,
};
headers["Idempotency-Key"] = crypto.randomUUID();
const first = (await ask<{ submitProposal: Submitted }>(SUBMIT, { input: proposal })).submitProposal;
const again = (await ask<{ submitProposal: Submitted }>(SUBMIT, { input: proposal })).submitProposal;
const same = JSON.stringify(first) === JSON.stringify(again);
console.log(`submitted: ${first.__typename}, again the same: ${same}`);

// 5. Read a refusal.
headers["Idempotency-Key"] = crypto.randomUUID();
const refused = (await ask<{ submitProposal: Submitted }>(SUBMIT, { input: { ...proposal, cost: 0 } }))
  .submitProposal;
if (refused.__typename === "Refused") {
  console.log(`refused: ${refused.code} ${refused.reason} ${refused.field}`);
}

// 6. Follow what changes, over graphql-transport-ws: the first state comes at once.
const VOTE = "{ campaigns(first: 1) { edges { node { number } } } }";
const FOLLOW = `subscription ($number: String!) {
  campaignChanged(number: $number) { number state }
}`;
type Votes = { campaigns: { edges: { node: { number: string } }[] } };
const number = (await ask<Votes>(VOTE)).campaigns.edges[0].node.number;
const socket = new WebSocket(`${URL.replace(/^http/, "ws")}/graphql`, "graphql-transport-ws");
const state = await new Promise<string>((resolve, reject) => {
  const send = (message: object) => socket.send(JSON.stringify(message));
  socket.onerror = () => reject(new Error("the line broke"));
  socket.onopen = () => send({ type: "connection_init", payload: { Authorization: headers.Authorization } });
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(String(data));
    if (message.type === "connection_ack") {
      send({ id: "1", type: "subscribe", payload: { query: FOLLOW, variables: { number } } });
    } else if (message.type === "next") {
      resolve(message.payload.data.campaignChanged.state);
    } else if (message.type === "error") {
      reject(new Error(message.payload[0].message));
    }
  };
});
socket.close();
console.log(`followed: ${state}`);

// 7. Send a file: announce it, then put exactly its bytes.
const UPLOAD = `mutation ($input: RequestUploadInput!) {
  requestUpload(input: $input) {
    ... on RequestUploadSuccess { upload { id path } }
    ... on Refused { reason }
  }
}`;
const file = new TextEncoder().encode("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n");
const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", file));
const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
headers["Idempotency-Key"] = crypto.randomUUID();
const { requestUpload } = await ask<{ requestUpload: { upload: { id: string; path: string } } }>(UPLOAD, {
  input: { programmeId, kind: "PDF", size: file.length, sha256 },
});
const sent = await fetch(URL + requestUpload.upload.path, { method: "PUT", body: file });
console.log(`sent: ${sent.status}`);
