declare module 'virtual:gouji-wasm' {
  /** The engine's .wasm in base64. */
  const base64: string;
  export default base64;
}

declare module 'virtual:gouji-worker' {
  /** The worker as one classic script. */
  const code: string;
  export default code;
}
