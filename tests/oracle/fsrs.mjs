// Review histories scheduled by ts-fsrs, for tests/core/quiz/scheduler_test.cpp.
//   npm install ts-fsrs@5.4.2 && node fsrs.mjs > fsrs.json
// ts-fsrs is the reference implementation in TypeScript of the open-spaced-repetition project
// (MIT). Only its numbers are kept here.
import { FSRSVersion, State, createEmptyCard, dateDiffInDays, default_w, fsrs } from "ts-fsrs";

const minute = 60, day = 86400;
const start = Date.UTC(2025, 0, 6, 9, 30) / 1000;
const date = (seconds) => new Date(seconds * 1000);
const seconds = (when) => when.getTime() / 1000;

let state = 20250106; // a small fixed generator: the same histories on every run
const random = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;

const other_w = default_w.map((w, index) => (index === 7 ? 0.02 : index === 20 ? 0.31 : w * 1.1));
const settings = [
  { name: "defaults", request_retention: 0.9, w: [...default_w], learning_steps: ["1m", "10m"], relearning_steps: ["10m"] },
  { name: "less recall, longer steps", request_retention: 0.8, w: [...default_w], learning_steps: ["5m", "20m", "60m"], relearning_steps: ["5m", "30m"] },
  { name: "no short steps", request_retention: 0.95, w: [...default_w], learning_steps: [], relearning_steps: [] },
  { name: "other weights, months at most", request_retention: 0.9, w: other_w, learning_steps: ["1m"], relearning_steps: ["10m"], maximum_interval: 120 },
];

// When the next review happens, given when it is due and when the last one was.
const habits = {
  "on time": (due) => due,
  "same day": (due, last) => last + Math.floor(1 + random() * 90) * minute,
  "early": (due, last) => last + Math.max(minute, Math.floor((due - last) * (0.1 + 0.8 * random()))),
  "late": (due, last) => due + Math.floor((due - last) * 3 * random()) + Math.floor(random() * 3) * day,
};
habits.mixed = (due, last) =>
  [habits["on time"], habits["same day"], habits.early, habits.late][Math.floor(random() * 4)](due, last);

const raters = {
  "all again": () => 1, "all hard": () => 2, "all good": () => 3, "all easy": () => 4,
  "mixed": () => { const r = random(); return r < 0.2 ? 1 : r < 0.4 ? 2 : r < 0.8 ? 3 : 4; },
};

function history(scheduler, habit, rater, length) {
  let card = createEmptyCard(date(start)), now = start;
  const reviews = [];
  for (let i = 0; i < length; ++i) {
    if (i > 0) now = habits[habit](seconds(card.due), now);
    if (now > start + 40000 * day) break;
    const recall = card.state === State.New ? 0
      : scheduler.forgetting_curve(dateDiffInDays(card.last_review, date(now)), card.stability);
    const offered = scheduler.repeat(card, date(now));
    const rating = raters[rater]();
    const dues = [1, 2, 3, 4].map((each) => seconds(offered[each].card.due));
    card = offered[rating].card;
    reviews.push([now, rating, recall, dues, card.state, card.learning_steps, card.stability, card.difficulty, card.reps, card.lapses]);
  }
  return reviews;
}

const runs = [];
for (const [index, one] of settings.entries()) {
  const scheduler = fsrs({ ...one, enable_fuzz: false, enable_short_term: true });
  for (const habit of Object.keys(habits))
    for (const rater of index === 0 && habit === "on time" ? Object.keys(raters) : ["mixed"])
      runs.push({ settings: index, habit, rater, reviews: history(scheduler, habit, rater, habit === "mixed" ? 60 : 16) });
}

const minutes = (steps) => steps.map((step) => parseInt(step, 10));
console.log(JSON.stringify({
  source: `npm ts-fsrs, ${FSRSVersion}; fuzz off`,
  columns: ["now", "rating", "recall before", "due after each rating", "state", "step", "stability", "difficulty", "reviews", "lapses"],
  settings: settings.map((one) => ({
    name: one.name, retention: one.request_retention, weights: Array.from(fsrs(one).parameters.w), longest_days: one.maximum_interval ?? 36500,
    learning_minutes: minutes(one.learning_steps), relearning_minutes: minutes(one.relearning_steps) })),
  runs: "RUNS" }).replace('"RUNS"', "[\n" + runs.map((run) => JSON.stringify(run)).join(",\n") + "\n]"));
