// The reference server of graphql-transport-ws: every subscriber is executed by itself, as it comes.
import { createServer } from "node:http";
import { EventEmitter, on } from "node:events";
import { buildSchema } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";

const schema = buildSchema(`
  type Query { programme(slug: String!): Programme }
  type Subscription { programmeChanged(slug: String!): Programme }
  type Programme { name: String!, proposals: ProposalConnection! }
  type ProposalConnection { edges: [ProposalEdge!]! }
  type ProposalEdge { node: Proposal! }
  type Proposal { number: String!, title: String!, summary: String!, cost: Float!, state: String! }
`);
const events = new EventEmitter();
events.setMaxListeners(0);
let state = { name: "가온 거점 스마트시티", proposals: { edges: [] } };

const roots = {
  subscription: {
    async *programmeChanged() {
      yield { programmeChanged: state };
      for await (const [next] of on(events, "changed")) yield { programmeChanged: next };
    },
  },
};

const server = createServer((request, response) => {
  const parts = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", () => {
    if (request.method === "POST") {
      const { title } = JSON.parse(Buffer.concat(parts).toString());
      const node = { number: "2026-0001", title, summary: title, cost: 3000000, state: "SUBMITTED" };
      state = { ...state, proposals: { edges: [{ node }] } };
      events.emit("changed", state);
    }
    response.writeHead(200, { "content-type": "application/json" });
    response.end("{}");
  });
});
const sockets = new WebSocketServer({ server, path: "/graphql" });
useServer({ schema, roots }, sockets);
server.listen(Number(process.argv[2]), "127.0.0.1");
