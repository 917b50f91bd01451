/**
 * Builds the add-in's manifest for the address it is hosted at, in every language, and checks it without asking Microsoft's
 * service: `buildManifest.ts out.xml` writes it for ROI_BASE_URL, `buildManifest.ts --check out.xml` tells what is wrong with it.
 */
import { buildManifest, checkManifest } from './manifest/manifestFile';

try {
  const checks = process.argv[2] === '--check';
  const file = process.argv[checks ? 3 : 2]!;
  if (!checks) await buildManifest({ baseUrl: process.env.ROI_BASE_URL ?? 'https://localhost:3000', outFile: file });
  else {
    const problems = await checkManifest(file);
    if (problems.length > 0) throw new Error(problems.join('\n'));
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
