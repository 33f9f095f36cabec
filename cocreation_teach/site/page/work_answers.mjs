// What answers “My work”: all of it taken away as one file, and brought back. `widgets/my_work.py`, for the page.

import { t } from "../../widgets/words.mjs";
import { actsIn, COPY } from "./answering.mjs";
import { JournalError, sentence } from "./journal.mjs";
import { Missing } from "./loading.mjs";
import { pageProgress } from "./progress.mjs";
import { latest, standings } from "./standing.mjs";
import { LARGEST, lacking, WorkError, workFile, workFrom } from "./work.mjs";

/** The answer to “My work”; `bank` brings the course's questions, by which what is answered is counted. */
export function answerMyWork({ state }, { journal, share, bank, edition, now }) {
  const { questions, answered, right, ...rest } = state.content;
  const begun = () => ({
    ...rest,
    last: latest(journal.all()),
    unread: [],
    largest: LARGEST,
    copy: COPY,
    binder: false,
  });
  const content = async () => {
    const acts = journal.all();
    if (!acts.length) return begun();
    try {
      return { ...begun(), ...counted(acts, await bank()) };
    } catch (error) {
      if (!(error instanceof Missing)) throw error; // then it is said that there is something, and not how much
      return begun();
    }
  };
  const day = () => now().slice(0, 10);
  const take = async (entries, { tell, say }) => {
    const written = await journal.record(lacking(journal, entries));
    share(new Set(entries.map(({ question }) => question)));
    say({ said: written.length ? t("work.restored", { count: written.length }) : t("work.all-here") });
    tell({ content: await content() });
  };
  const asks = {
    look: async (_message, _buffers, { tell }) => tell({ content: await content() }),
    work(_message, _buffers, { say }) {
      const file = `my-${day()}.cocreation-work.json`;
      say({ file, type: "application/json", lacks: "" }, [workFile(journal.all(), edition, now())]);
    },
    async record(_message, _buffers, { say }) {
      const { asPage, makeRecord, ...data } = await bank();
      const page = asPage(makeRecord(journal.all(), data), data);
      say({ file: `my-work-${day()}.html`, type: "text/html", lacks: "" }, [page]);
    },
    restore: (_message, [data], out) => take(workFrom(new Uint8Array(data)), out),
    async take(message, _buffers, out) {
      const { good, problems } = actsIn(message, () => true, journal);
      if (problems.length) out.say({ said: problems.join(" ") });
      await take(good, out);
      out.say({ safe: good.filter(journal.isSaved).map(({ uid }) => uid) });
    },
  };
  const hear = async (message, buffers, out) => {
    try {
      await asks[message.ask](message, buffers, out);
    } catch (error) {
      out.say({ said: explained(error) });
    }
  };
  return { state: { content: begun() }, hear, shared: (_changed, out) => hear({ ask: "look" }, [], out) };
}

/** How many of the course's questions are answered, and how many were right at the first try. */
function counted(acts, { pages, bank }) {
  const known = standings(acts);
  const all = pages.map((page) => pageProgress(page, known, bank));
  const sum = (name) => all.reduce((total, one) => total + one[name], 0);
  return { questions: sum("questions"), answered: sum("answered"), right: sum("right") };
}

function explained(error) {
  if (error instanceof WorkError || error instanceof JournalError) return error.message;
  if (error instanceof Missing) return t("web.missing");
  if (error instanceof DOMException) return sentence(error);
  throw error;
}
