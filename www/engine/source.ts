// Where the engine's code comes from on a web server: two files beside the page. The single-file build puts
// `source.single.ts` in this file's place.

export async function compileEngine(): Promise<WebAssembly.Module> {
  const address = new URL('./pkg/gouji_bg.wasm', import.meta.url);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address.pathname}`);
  // Intranet servers that know no type for .wasm are common, and streaming insists on the right one.
  return response.headers.get('Content-Type') === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

export function startWorker(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'gouji' });
}
