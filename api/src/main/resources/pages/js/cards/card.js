// The frame of a card: title, menu, body, and a state for everything that can keep the picture away.
import { element } from "../base/dom.js";
import { time } from "../base/format.js";

const WORDS = {
  empty: "Nothing in this range",
  away: "The API does not answer",
  "part-away": "A part of the shop is away",
  forbidden: "Your key does not allow this",
  missing: "There is no such thing",
  broken: "This card cannot be drawn",
  refused: "These filters do not go together",
};

/** @param spec { id, title, about, size }: size is third, half, two-thirds or wide */
export function frame(spec) {
  const title = element("h2", "", spec.title);
  title.id = `${spec.id}-title`;
  const actions = element("div", "card-actions");
  const about = element("p", "quiet card-about", spec.about ?? "");
  const body = element("div", "card-body");
  const said = element("div", "card-state");
  said.setAttribute("role", "status");
  const foot = element("p", "quiet card-foot");
  const card = element("section", `card tile ${spec.size}`, element("div", "card-head", title, actions), about,
    element("div", "card-stage", body, said), foot);
  card.id = spec.id;
  card.setAttribute("aria-labelledby", title.id);
  card.dataset.state = "loading";

  return {
    card, body, actions,
    about: (text) => { about.textContent = text; },
    /** Shows the picture; asOf and stale of the answer are written below it. */
    ready(answer, note = "") {
      card.dataset.state = "ready";
      said.replaceChildren();
      const late = answer.stale ? `answered by a standby, ${answer.lag ?? "some"} records behind` : "";
      foot.textContent = [note, late].filter(Boolean).join(" · ");
      foot.classList.toggle("warn-text", Boolean(answer.stale));
    },
    /** Shows why there is no picture; an older one stays, dimmed, with the time that it is from. */
    trouble(state, detail, seenAt) {
      if (seenAt) {
        card.dataset.state = "stale";
        foot.textContent = `${WORDS[state]}. As of ${time(seenAt)}. ${detail ?? ""}`;
        foot.classList.add("warn-text");
        return;
      }
      card.dataset.state = state;
      said.replaceChildren(element("p", "", WORDS[state]), element("p", "quiet", detail ?? ""));
    },
    /** Shows that there is nothing; hint is a text or a node. */
    empty(words, hint) {
      card.dataset.state = "empty";
      foot.textContent = "";
      said.replaceChildren(element("p", "", words ?? WORDS.empty), element("div", "quiet", hint ?? ""));
    },
  };
}
