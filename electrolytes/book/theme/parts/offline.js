// The book on this device, for who wants it: one tap keeps all of it. Nothing is kept unasked, nothing is tried from disk.
"use strict";
(() => {
  const workers = navigator.serviceWorker;
  const foot = document.querySelector(".foot");
  if (!location.protocol.startsWith("http") || !workers || !foot) return;
  const root = new URL(document.documentElement.dataset.content_root ?? "./", location.href);
  document.head.append(Object.assign(document.createElement("link"),
    { rel: "manifest", href: new URL("manifest.webmanifest", root).href }));

  const line = Object.assign(document.createElement("p"), { className: "offline" });
  const words = document.createElement("span");
  words.setAttribute("role", "status");
  const button = Object.assign(document.createElement("button"), { type: "button" });
  line.append(words, " ", button);
  let act = () => {};
  button.addEventListener("click", () => act());

  const say = (text, label, action) => {
    words.textContent = text;
    button.hidden = !label;
    if (label) button.textContent = label;
    act = action;
  };
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

  /** Ask the worker; `step` hears of what it has done so far. */
  const ask = (worker, question, step = () => {}) => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => ("answer" in data ? done(data.answer) : step(data));
    worker.postMessage(question, [port2]);
  });

  function show(worker, { bytes, kept, of, whole, faults = [] }) {
    if (whole) {
      say(`The whole book is on this device (${megabytes(bytes)}) and opens without a network.`, "Remove it", async () => {
        await ask(worker, "forget");
        offer(bytes);
      });
    } else {
      const missing = faults.length ? `${faults.length} of ${of} files could not be fetched; the others are kept.`
        : `${kept} of ${of} files of the book are on this device.`;
      say(missing, `Keep the whole book (${megabytes(bytes)})`, () => save(worker));
    }
  }

  async function save(worker) {
    navigator.storage?.persist?.();
    say("Keeping the book …", "", () => {});
    show(worker, await ask(worker, "save", ({ done, of }) => { words.textContent = `Keeping the book: ${done} of ${of} files`; }));
  }

  async function begin(bytes) {
    say("Keeping the book …", "", () => {});
    try {
      const registration = await workers.register(new URL("sw.js", root), { scope: root.pathname, updateViaCache: "none" });
      watch(registration);
      const worker = registration.active ?? await active(registration);
      await save(worker);
    } catch {
      say("The book could not be kept: the connection was lost, or this browser does not allow it.",
        `Try again (${megabytes(bytes)})`, () => begin(bytes));
    }
  }

  const active = (registration) => new Promise((done, fail) => {
    const worker = registration.installing ?? registration.waiting;
    const look = () => worker.state === "activated" ? done(worker) : worker.state === "redundant" && fail(new Error("refused"));
    worker.addEventListener("statechange", look);
    look();
  });

  const offer = (bytes) => say("", `Keep the whole book on this device, to read without a network (${megabytes(bytes)})`,
    () => begin(bytes));

  /** A newer edition takes the place of the one that is being read when the reader says so, never by itself. */
  let wanted = false;
  function announce(text, label, action) {
    document.querySelector(".edition")?.remove();
    const bar = Object.assign(document.createElement("p"), { className: "edition" });
    bar.setAttribute("role", "status");
    const go = Object.assign(document.createElement("button"), { type: "button", textContent: label });
    go.addEventListener("click", action);
    bar.append(text, " ", go);
    document.body.append(bar);
  }
  const waiting = (worker) => announce("A newer edition of the book is on this device. This page is of the older one.",
    "Show the new edition", () => { wanted = true; worker.postMessage("change"); });

  function watch(registration) {
    if (registration.waiting && registration.active) waiting(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const worker = registration.installing;
      worker.addEventListener("statechange", () => worker.state === "installed" && registration.active && waiting(worker));
    });
  }

  const controlled = workers.controller !== null;
  workers.addEventListener("controllerchange", () => {
    if (wanted) location.reload();
    else if (controlled) announce("The book was renewed. This page is of an older edition.", "Load it again", () => location.reload());
  });

  workers.getRegistration(root).then(async (registration) => {
    if (registration?.active && new URL(registration.scope).href === root.href) {
      watch(registration);
      foot.append(line);
      registration.update().catch(() => {}); // a browser looks by itself too, but after a fault not for a while
      return show(registration.active, await ask(registration.active, "state"));
    }
    const size = Object.assign(document.createElement("script"), { src: new URL("edition.js", root).href });
    size.addEventListener("load", () => { offer(window.bookEdition.bytes); foot.append(line); });
    document.head.append(size);
  }).catch(() => {}); // storage that is blocked is no error: the book is read from the network
})();
