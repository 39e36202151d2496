// Makes the worker of the single file from the parts that stand in it as text, packed.

const bytesIn = (part) => Uint8Array.from(atob(part.textContent), (char) => char.charCodeAt(0));
const unpacked = async (bytes) =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());

self.playgroundWorker = () => {
  const script = bytesIn(document.querySelector("script[data-worker]"));
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  const parts = [...document.querySelectorAll("script[data-part]")];
  Promise.all(parts.map(async (part) => [part.dataset.part, await unpacked(bytesIn(part))])).then((found) => {
    worker.postMessage(new Map(found));
    for (const part of parts) part.remove();
  });
  return worker;
};
