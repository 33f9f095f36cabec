// What answers “My work”: all of it taken away as one file, and brought back. `widgets/my_work.py`, for the page.

import { t } from "../../widgets/words.mjs";
import { actsIn, COPY } from "./answering.mjs";
import { JournalError, sentence } from "./journal.mjs";
import { latest } from "./standing.mjs";
import { LARGEST, lacking, WorkError, workFile, workFrom } from "./work.mjs";

/**
 * The answer to “My work”. `summed(acts)` counts {questions, answered, right}; `page(acts)` is the record as a page
 * to read; `edition` is the course's.
 */
export function answerMyWork(_widget, { journal, share, summed, page, edition, now }) {
  const content = () => {
    const acts = journal.all();
    return {
      ...summed(acts),
      last: latest(acts),
      unread: [],
      largest: LARGEST,
      copy: COPY,
      binder: false,
    };
  };
  const day = () => now().slice(0, 10);
  const take = async (entries, { tell, say }) => {
    const written = await journal.record(lacking(journal, entries));
    share(new Set(entries.map(({ question }) => question)));
    tell({ content: content() });
    say({ said: written.length ? t("work.restored", { count: written.length }) : t("work.all-here") });
  };
  const asks = {
    look: (_message, _buffers, { tell }) => tell({ content: content() }),
    work(_message, _buffers, { say }) {
      const file = `my-${day()}.cocreation-work.json`;
      say({ file, type: "application/json", lacks: "" }, [workFile(journal.all(), edition, now())]);
    },
    record: (_message, _buffers, { say }) =>
      say({ file: `my-work-${day()}.html`, type: "text/html", lacks: "" }, [page(journal.all())]),
    restore: (_message, [data], out) => take(workFrom(new Uint8Array(data)), out),
    async take(message, _buffers, out) {
      const { good, problems } = actsIn(message, () => true, journal);
      if (problems.length) out.say({ said: problems.join(" ") });
      await take(good, out);
      out.say({ safe: good.filter(journal.isSaved).map(({ uid }) => uid) });
    },
  };
  return {
    state: { content: content() },
    async hear(message, buffers, out) {
      try {
        await journal.refresh();
        await asks[message.ask](message, buffers, out);
      } catch (error) {
        out.say({ said: explained(error) });
      }
    },
    shared: (_changed, { tell }) => tell({ content: content() }),
  };
}

function explained(error) {
  if (error instanceof WorkError || error instanceof JournalError) return error.message;
  if (error instanceof DOMException) return sentence(error);
  throw error;
}
