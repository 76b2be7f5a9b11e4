// Starts Decap CMS from this folder, with the fields' own configuration and a file format that keeps files as they are.
import { recordFormat } from "./record-format.js";

async function json(name) {
  const answer = await fetch(new URL(name, import.meta.url));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}

function script(name) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = new URL(name, import.meta.url).href;
    element.onload = resolve;
    element.onerror = () => reject(new Error(name));
    document.head.append(element);
  });
}

const [config, vocabulary] = await Promise.all([json("config.json"), json("vocabulary.json")]);
document.documentElement.lang = vocabulary.language;
document.title = vocabulary.words.title;
window.CMS_MANUAL_INIT = true;
await script("decap-cms/decap-cms.js");
window.CMS.registerCustomFormat("strategy-record", "md", recordFormat(vocabulary));
window.CMS.init({ config });
