const PATIENCE_MS = 10_000;
const PAUSE_MS = 50;

/** Until what is expected of the page holds: it paints first and hears from the server later. Throws the last complaint. */
export async function eventually(expectation: () => Promise<void>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await expectation();
    } catch (complaint) {
      if (Date.now() > end) throw complaint;
      await new Promise((resume) => setTimeout(resume, PAUSE_MS));
    }
  }
}
