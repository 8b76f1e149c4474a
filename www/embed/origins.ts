// Who may talk to the frame: its own origin, and those listed in `embed-origins.json` beside the page. Whoever serves
// the page writes that list; the page that embeds it has no say.

export async function allowedOrigins(): Promise<ReadonlySet<string>> {
  const allowed = new Set([location.origin]);
  try {
    const response = await fetch('./embed-origins.json', { cache: 'no-cache' });
    const listed: unknown = response.ok ? await response.json() : [];
    if (Array.isArray(listed)) {
      for (const origin of listed) if (typeof origin === 'string' && origin !== '*') allowed.add(origin);
    }
  } catch {
    // No list, or none that can be read: nobody else may.
  }
  return allowed;
}
