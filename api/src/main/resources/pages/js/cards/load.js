// Asks for all that a card needs, again every minute and after each change of the filters. The newest question wins.
import { ask } from "../base/api.js";

/**
 * @param requests { name: [path, params] }
 * @return { state: "ready", answers: { name: answer } } or the outcome of the first request that failed
 */
export async function askAll(requests, signal) {
  const names = Object.keys(requests);
  const outcomes = await Promise.all(names.map((name) => ask(requests[name][0], requests[name][1], signal)));
  const failed = outcomes.find((outcome) => outcome.state !== "ready");
  if (failed) return failed;
  return { state: "ready", answers: Object.fromEntries(names.map((name, i) => [name, outcomes[i].answer])) };
}

/** Runs one question at a time: a new one aborts the one under way. */
export function latestOnly(run) {
  let current = null;
  return async (...args) => {
    current?.abort();
    const mine = new AbortController();
    current = mine;
    try {
      await run(mine.signal, ...args);
    } catch (problem) {
      if (!mine.signal.aborted) throw problem;
    }
  };
}
