/* What somebody is writing, and how to blank the page and send it away to be sealed. Used by exit.js and idle.js. */
(() => {
  const SECRET = /(^|[^a-z])(password|passphrase|pin|code|secret|token)([^a-z]|$)/i;
  const WHOLE = 60000; // bytes a browser still sends while the page goes away
  let touched = null;

  addEventListener("input", (event) => { if (event.target.form) touched = event.target.form; });
  addEventListener("submit", (event) => { if (event.target === touched) touched = null; });

  const writing = () => {
    if (touched?.isConnected) return touched;
    return document.body.hasAttribute("data-prefilled") ? document.querySelector("main form:has(textarea)") : null;
  };

  /* The words of the open form: never a password, a PIN or a code, never a file. */
  const words = (form) => [...new FormData(form)].filter(([name, value]) =>
    typeof value === "string" && name !== "csrfmiddlewaretoken" && !SECRET.test(name)
    && form.elements[name]?.type !== "password");

  const send = (url, withWords = true) => {
    const form = withWords ? writing() : null;
    const body = new URLSearchParams(form ? words(form) : []);
    const token = document.querySelector("input[name=csrfmiddlewaretoken]");
    if (token) body.set("csrfmiddlewaretoken", token.value);
    if (form) body.set("_page", location.pathname);
    touched = null;
    return fetch(url, { method: "POST", body, redirect: "manual", keepalive: `${body}`.length < WHOLE })
      .catch(() => null);
  };

  const blank = () => {
    document.documentElement.classList.add("blank");
    document.documentElement.hidden = true;
    document.title = "\u2014";
    sessionStorage.clear(); // htmx notes the last path there
    document.querySelector("link[rel=icon]")?.remove();
  };

  const wait = (ms) => new Promise((done) => { setTimeout(done, ms); });
  window.usward = { blank, send, wait, writing, channel: new BroadcastChannel("usward") };
})();
