/* The one Trusted Types policy. It is named "default" because htmx finds no other. Loaded before every script. */
if (window.trustedTypes) {
  trustedTypes.createPolicy("default", {
    // Fragments come from our own server, through our own templates, under a policy that runs no inline script.
    createHTML: (html) => html,
    createScriptURL: (url) => {
      if (new URL(url, location.href).href === new URL("/sw.js", location.origin).href) return url;
      throw new TypeError("No script is loaded by script.");
    },
    createScript: () => { throw new TypeError("No script is made from text."); },
  });
}
