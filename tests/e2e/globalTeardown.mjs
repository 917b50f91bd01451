export default async function globalTeardown() {
  const { server, browser } = globalThis.roiStories ?? {};
  await browser?.close();
  await server?.close();
}
