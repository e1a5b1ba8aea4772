// The "engine" that npm rdf-test-suite asks for, where the endpoint runs already and only reads.
//
// Tests load their data by an update, which that endpoint does not take. So its graph holds the
// data from the start (docs/serving.md), and that update is answered here. All else goes on to
// the endpoint (ENDPOINT) as it came.
"use strict";
const http = require("http");

const endpoint = new URL(process.env.ENDPOINT || "http://127.0.0.1:8000/sparql");
const LOADING = "DROP SILENT ALL ;";

http.createServer((asked, answer) => {
  const pieces = [];
  asked.on("data", (piece) => pieces.push(piece));
  asked.on("end", () => {
    const body = Buffer.concat(pieces);
    if (asked.method === "POST" && body.toString().startsWith(LOADING)) {
      answer.writeHead(204).end();
      return;
    }
    const { method, headers } = asked;
    const onward = http.request(endpoint, { method, headers, path: asked.url }, (found) => {
      answer.writeHead(found.statusCode, found.headers);
      found.pipe(answer);
    });
    onward.on("error", (error) => answer.writeHead(502).end(String(error)));
    onward.end(body);
  });
}).listen(8001, "127.0.0.1").unref();

module.exports = {};
