// Asks the API. Every outcome is one of few states, and each card draws all of them.
const REFUSED = { 403: "forbidden", 404: "missing" };

export const query = (params) => {
  const chosen = Object.entries(params).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return new URLSearchParams(chosen).toString();
};

export const address = (path, params = {}) => {
  const text = query(params);
  return text ? `api/${path}?${text}` : `api/${path}`;
};

/** Goes to the page that takes a key and leads back to this one. */
export const askForKey = () => location.assign(`session.html?back=${encodeURIComponent(location.pathname + location.search)}`);

async function problemOf(answer) {
  try {
    return await answer.json();
  } catch {
    return {};
  }
}

/**
 * The answer of an address below /api: { state: "ready", answer }, or what keeps it away: "away" (the API does not
 * answer), "part-away" (a part that it needs is down), "forbidden", "missing" or "refused", with a detail in words.
 * Throws only what an aborted request throws.
 */
export async function ask(path, params, signal) {
  let answer;
  try {
    answer = await fetch(address(path, params), { signal, headers: { Accept: "application/json" } });
    if (answer.ok) return { state: "ready", answer: await answer.json() };
  } catch (problem) {
    if (signal?.aborted) throw problem;
    return { state: "away", detail: "The API does not answer." };
  }
  if (answer.status === 401) {
    askForKey();
    return { state: "forbidden", detail: "A key is needed." };
  }
  const { detail, title } = await problemOf(answer);
  const state = REFUSED[answer.status] ?? (answer.status >= 500 || answer.status === 429 ? "part-away" : "refused");
  return { state, detail: detail ?? title ?? `The API answered ${answer.status}.` };
}
