/* The service worker. It keeps the offline page and what that page is drawn with, so that Usward can breathe with you
   without a network. It never keeps a page with content: every other answer goes straight through.
   VERSION and KEPT (the offline page, the page of Exit, and their files) are put before this text by the server. */
const NAME = `usward-${VERSION}`;

addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(KEPT)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name !== NAME).map((name) => caches.delete(name))))
      .then(() => clients.claim()),
  );
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const { pathname } = new URL(request.url);
  const kept = KEPT.includes(pathname);
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match(kept ? pathname : "/offline/")));
  } else if (kept) {
    event.respondWith(fetch(request).catch(() => caches.match(request)));
  }
});
