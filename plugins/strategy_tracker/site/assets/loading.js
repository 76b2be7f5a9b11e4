/* Loads a script that few readers need, once, and tells when it is there. */
(() => {
  "use strict";

  const begun = new Map();

  window.strategyTrackerLoad = (src) => {
    if (!begun.has(src)) {
      const script = Object.assign(document.createElement("script"), { src });
      const loaded = new Promise((resolve, reject) => Object.assign(script, { onload: resolve, onerror: reject }));
      begun.set(src, loaded);
      loaded.catch(() => begun.delete(src)); // the next time may find it
      document.head.append(script);
    }
    return begun.get(src);
  };
})();
