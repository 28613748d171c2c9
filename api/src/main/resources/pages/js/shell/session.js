// Turns a key into a cookie that no script can read. The key itself is kept nowhere.
const key = document.getElementById("key");
const problem = document.getElementById("session-problem");

// Only a path of this service: an address of another one would be taken for it.
function back() {
  const asked = new URLSearchParams(location.search).get("back") ?? "";
  return asked && new URL(asked, location.href).origin === location.origin ? asked : "./";
}

async function send(method, body) {
  try {
    const answer = await fetch("api/session", {
      method,
      headers: { "Content-Type": "application/json" },
      body: body && JSON.stringify(body),
    });
    return answer.ok ? "" : (await answer.json()).detail;
  } catch {
    return "the service does not answer";
  }
}

document.getElementById("session").addEventListener("submit", async (event) => {
  event.preventDefault();
  problem.textContent = "";
  const detail = await send("POST", { key: key.value });
  key.value = "";
  if (detail) problem.textContent = detail;
  else location.assign(back());
});

document.getElementById("session-end").addEventListener("click", async () => {
  problem.textContent = (await send("DELETE")) || "There is no session now.";
});
