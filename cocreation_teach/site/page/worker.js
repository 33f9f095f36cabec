// The service worker of a site: EDITION and FILES stand above, as the build wrote them. All pages are there without a
// network once one has been opened with one. A newer edition waits until the reader asks for it.

const OURS = `cocreation ${self.registration.scope} `;

self.addEventListener("install", (event) => {
  const fresh = FILES.map((file) => new Request(file, { cache: "reload" }));
  event.waitUntil(caches.open(OURS + EDITION).then((cache) => cache.addAll(fresh)));
});

self.addEventListener("activate", (event) => {
  const isOld = (name) => name.startsWith(OURS) && name !== OURS + EDITION;
  const clean = async () => Promise.all((await caches.keys()).filter(isOld).map((name) => caches.delete(name)));
  event.waitUntil(clean().then(() => self.clients.claim()));
});

self.addEventListener("message", ({ data }) => {
  if (data === "take-over") self.skipWaiting();
});

/** The address of what is asked for, as it is kept: of a folder its first page, and of no question. */
function kept({ url }) {
  const { origin, pathname } = new URL(url);
  return origin + (pathname.endsWith("/") ? `${pathname}index.html` : pathname);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(self.registration.scope)) return;
  const answer = async () => {
    const cache = await caches.open(OURS + EDITION);
    return (await cache.match(kept(request))) ?? fetch(request);
  };
  event.respondWith(answer());
});
