// PostGraphile as its makers set it up for production, in a cluster of PEER_PROCESSES processes.
import cluster from "node:cluster";
import { createServer } from "node:http";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { postgraphile } from "postgraphile";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";

const { PEER_DATABASE, PEER_SCHEMAS, PEER_PORT, PEER_PROCESSES, PEER_CONNECTIONS } = process.env;

if (cluster.isPrimary && Number(PEER_PROCESSES) > 1) {
  for (let n = 0; n < Number(PEER_PROCESSES); n += 1) cluster.fork();
} else {
  const api = postgraphile({
    extends: [PostGraphileAmberPreset],
    pgServices: [
      makePgService({
        connectionString: PEER_DATABASE,
        schemas: PEER_SCHEMAS.split(","),
        poolConfig: { max: Number(PEER_CONNECTIONS) },
      }),
    ],
    grafserv: { graphiql: false, websockets: false },
    grafast: { explain: false },
  });
  const server = createServer();
  await api.createServ(grafserv).addTo(server);
  server.listen(Number(PEER_PORT), "127.0.0.1");
}
