// Two identical homes, as `simulations/homes.py` explains it.

import { grouped, t } from "../../../widgets/words.mjs";
import { chanceFrom } from "./chance.mjs";
import { clip, fixed, mean, signed } from "./numbers.mjs";

const NEEDS = 0;
const WELLBEING = 1;
const CAPACITY = 2;
const WEEKS = 52;
const MIX = ["willingness", "awareness", "expectation", "family_contact"];

/** Both homes after a year. */
export function run(settings, given) {
  const { residents, seed } = settings;
  const listening = settings.listening / 100;
  const chance = chanceOf(residents, given.days, seed);
  const mixes = ["first", "second"].map((home) =>
    Object.fromEntries(MIX.map((name) => [name, settings[`${home}_${name}`] / 100])),
  );
  return {
    given,
    residents,
    same: MIX.every((name) => mixes[0][name] === mixes[1][name]),
    homes: mixes.map((mix, at) => yearOf(at, mix, listening, residents, chance, given)),
  };
}

const years = []; // what each home's last year was for, and what came of it: most sliders change one home's

function yearOf(at, mix, listening, residents, chance, given) {
  const mixed = JSON.stringify([mix, listening]);
  if (years[at]?.chance !== chance || years[at].mixed !== mixed) {
    years[at] = { chance, mixed, home: live(mix, listening, residents, chance, given) };
  }
  return years[at].home;
}

let drawn = null; // the chance of the last run: most sliders leave it as it is

/** What chance decides, once for both homes; ranks in 0..1 make every share exact. */
function chanceOf(residents, days, seed) {
  if (drawn?.residents === residents && drawn.seed === seed) return drawn;
  const random = chanceFrom(seed);
  const ranks = () => random.permutation(residents).map((rank) => (rank + 0.5) / Math.max(residents, 1));
  drawn = {
    residents,
    seed,
    willing: ranks(),
    aware: ranks(),
    strength: random.uniform(0.2, 1, residents),
    expectation: random.normal(0, 0.15, residents),
    visit: random.random(days * residents),
    neighbour: random.integers(1, Math.max(residents, 2), days),
  };
  return drawn;
}

function live(mix, listening, residents, chance, { days, skill, learning, pace }) {
  const daily = [NEEDS, WELLBEING, CAPACITY].map(() => new Float64Array(days));
  if (!residents) return { daily, negative: 0, index: 50, means: [0, 0, 0] };
  const fresh = () => new Float64Array(residents);
  const [willingness, expected, said, visits, encounter, needs, lived, sum] = Array.from(
    { length: 8 },
    fresh,
  );
  const [unfit, totals] = [fresh().fill(1), fresh()];
  for (let who = 0; who < residents; who++) {
    const willing = chance.willing[who] < mix.willingness;
    const strength = chance.strength[who];
    willingness[who] = lived[who] = willing ? strength : -strength;
    expected[who] = clip(mix.expectation + chance.expectation[who], 0, 1);
    const shown = (willing ? 0.3 : 0.8 * listening) * strength;
    said[who] = (chance.aware[who] < mix.awareness ? 1 : 0.5) * (shown + 0.1 * expected[who]);
  }
  for (let day = 0; day < days; day++) {
    const visited = day * residents; // where the visits of this day begin
    let own = 0;
    for (let who = 0; who < residents; who++) {
      visits[who] = chance.visit[visited + who] < mix.family_contact ? 1 : 0;
      unfit[who] *= 1 - learning * (said[who] + 0.2 * visits[who]);
      own += 1 - (1 - skill) * unfit[who];
    }
    for (let who = 0; who < residents; who++) {
      const fit = (1 - (1 - skill) * unfit[who] + own / residents) / 2;
      needs[who] = 2 * fit - 1;
      encounter[who] = fit + (1 - fit) * (willingness[who] - 0.8 * expected[who]);
    }
    let [met, felt, able] = [0, 0, 0];
    let other = chance.neighbour[day] % residents;
    for (let who = 0; who < residents; who++) {
      const company = residents > 1 ? encounter[other] : 0;
      if (++other === residents) other = 0;
      const today = 0.5 * encounter[who] + 0.3 * company + 0.2 * visits[who];
      lived[who] += pace * (today - lived[who]);
      sum[who] += (needs[who] + lived[who]) / 2;
      const capacity = sum[who] / (day + 1);
      totals[who] += needs[who] + lived[who] + capacity;
      met += needs[who];
      felt += lived[who];
      able += capacity;
    }
    daily[NEEDS][day] = met / residents;
    daily[WELLBEING][day] = felt / residents;
    daily[CAPACITY][day] = able / residents;
  }
  const means = daily.map(mean);
  return {
    daily,
    means,
    negative: totals.filter((one) => one < 0).length,
    index: 50 + 50 * mean(means),
  };
}

/** The mean of one kind of value for each week; the day that is left over is in no week. */
export function weeksOf(daily) {
  const days = Math.floor(daily.length / WEEKS);
  return Array.from({ length: WEEKS }, (_, week) => mean(daily.subarray(week * days, (week + 1) * days)));
}

/** What a home puts in: it depends on nothing about the residents but their number. */
export function accountsOf(residents, days) {
  const staff = Math.ceil(residents / 4);
  const [hours, meals] = [staff * 7.5 * days, residents * 3 * days];
  return { staff, hours, meals, cost: 20 * hours + 4 * meals };
}

/** The reading of two homes, what is to be seen, and their numbers. */
export function say(two) {
  return { sentence: sentenceOn(two), alt: altOf(two), table: tableOf(two) };
}

function sentenceOn({ residents, same, homes }) {
  if (!residents) return t("homes.nobody");
  const [first, second] = homes.map(({ index }) => fixed(index));
  if (same) return t("homes.one-home", { index: first });
  if (first === second) return t("homes.one-index", { index: first });
  return t("homes.two", { first, second });
}

function altOf({ given, residents, homes }) {
  const books = accountsOf(residents, given.days);
  const accounts = t("homes.same-lines", { staff: books.staff, cost: whole(books.cost) });
  if (!residents) return t("homes.seen-empty", { accounts });
  const kinds = given.kinds.map((kind, at) => {
    const [first, second] = homes.map(({ means }) => signed(means[at]));
    return t("homes.seen-kind", { kind: kind.toLowerCase(), first, second });
  });
  return t("homes.seen", { kinds: kinds.join("; "), accounts });
}

function tableOf({ given, residents, homes }) {
  const books = accountsOf(residents, given.days);
  const row = (name, cell) => [name, ...homes.map(cell)];
  return {
    caption: t("homes.caption"),
    columns: ["", ...given.names],
    rows: [
      ...given.kinds.map((kind, at) => row(t("homes.mean", { kind }), ({ means }) => signed(means[at]))),
      row(t("homes.index"), ({ index }) => fixed(index)),
      row(t("homes.destroyed"), ({ negative }) => t("homes.some-of", { some: negative, all: residents })),
      ...Object.entries(given.accounts).map(([name, label]) => row(label, () => whole(books[name]))),
    ],
  };
}

/** A whole number with its thousands apart. */
export function whole(number) {
  return grouped(Number(fixed(number)));
}
