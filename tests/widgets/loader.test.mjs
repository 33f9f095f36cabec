import assert from "node:assert/strict";
import test from "node:test";
import { addressed, dress, listen, modelOf } from "../../cocreation_teach/widgets/loader.mjs";
import { pretendDocument } from "./page.mjs";

test("each import gets its address, over as many lines as it takes", () => {
  const text =
    'import { h } from "./shared.mjs";\nimport {\n  day,\n} from "./keeping.mjs";\nh("./shared.mjs");';
  const urls = { shared: "blob:1", keeping: "blob:2" };
  assert.equal(
    addressed(text, urls),
    'import { h } from "blob:1";\nimport {\n  day,\n} from "blob:2";\nh("./shared.mjs");',
  );
});

test("a model that is not there yet is waited for", async () => {
  let asked = 0;
  const manager = {
    async get_model(id) {
      asked += 1;
      if (asked < 3) throw new Error("widget model not found");
      return id;
    },
  };
  assert.equal(await modelOf(manager, "IPY_MODEL_a1", 3), "a1");
});

test("a model that never comes is not waited for without end", async () => {
  const manager = { get_model: () => Promise.reject(new Error("widget model not found")) };
  await assert.rejects(modelOf(manager, "IPY_MODEL_a1", 2), /not found/);
});

class PlainModel {
  heard = [];
  sent = [];
  comm = {
    on_msg: (hear) => {
      this.hear = hear;
    },
    send: (message) => this.sent.push(message),
  };
  async _handle_comm_msg(message) {
    this.heard.push(message.content.data);
  }
}

class GivenUp extends PlainModel {
  async _handle_comm_msg() {
    throw new Error("[anywidget] Failed to initialize model.");
  }
}

test("a model that loaded late hears the kernel all the same, and asks what it missed", async () => {
  const model = new GivenUp();
  await listen(model);
  assert.deepEqual(model.sent, [{ method: "request_state" }]);
  await model.hear({ content: { data: "saved" } });
  assert.deepEqual(model.heard, ["saved"]);
  model.comm = undefined; // the kernel has gone meanwhile
  await listen(model);
});

test("a model that loaded in time is left as it is", async () => {
  const model = new PlainModel();
  await listen(model);
  assert.equal(model.hear, undefined);
  assert.deepEqual(model.sent, []);
});

test("one edition of a style sheet holds for the page, of two each for its own alone", () => {
  const head = pretendDocument()("head");
  document.head = head;
  const part = (style) => new Map([...Object.entries({ name: "card", style })]);
  const sheets = () => head.children.map(({ textContent }) => textContent);
  assert.equal(dress(part(".cct { color: red; }")), "cct-card-1");
  assert.equal(dress(part(".cct { color: red; }")), "cct-card-1");
  assert.deepEqual(sheets(), [".cct { color: red; }"]);
  assert.equal(dress(part(".cct { border: 0; }")), "cct-card-2");
  assert.deepEqual(sheets(), [
    "@scope (.cct-card-1) {\n.cct { color: red; }\n}",
    "@scope (.cct-card-2) {\n.cct { border: 0; }\n}",
  ]);
});
