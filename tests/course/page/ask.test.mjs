import assert from "node:assert/strict";
import { test } from "node:test";
import { askAbout } from "../../../cocreation_teach/course/jupyter/labextensions/cocreation-teach/static/ask.mjs";

globalThis.location = { href: "http://host/user/ada/lab" };
const panel = { context: { path: "lessons/09.ipynb" } };

function lab(makeRequest, drive = "") {
  const contents = { driveName: () => drive, localPath: (path) => path };
  return {
    app: { serviceManager: { contents, serverSettings: { baseUrl: "http://host/user/ada/" } } },
    ServerConnection: { makeRequest },
  };
}

test("the server is asked about the very code, under its own address", async () => {
  const asked = [];
  const answer = { cells: 1 };
  const server = async (address, { body }) => {
    asked.push([address, JSON.parse(body)]);
    return { ok: true, json: async () => answer };
  };
  assert.equal(await askAbout(panel, lab(server), [["code", "1"]]), answer);
  assert.deepEqual(asked, [
    ["http://host/user/ada/cocreation/page", { path: "lessons/09.ipynb", cells: [["code", "1"]] }],
  ]);
});

test("where nobody can say, nothing is said", async () => {
  assert.equal(
    await askAbout(
      panel,
      lab(async () => ({ ok: false })),
      [],
    ),
    null,
  );
  assert.equal(
    await askAbout(
      panel,
      lab(async () => Promise.reject(new Error("gone"))),
      [],
    ),
    null,
  );
  assert.equal(await askAbout(panel, lab(assert.fail, "GDrive"), []), null);
});
