/* The service worker keeps the style of the house and the offline page; never a page with anybody's words. */
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js").catch(() => {});
