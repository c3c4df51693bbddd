// Writes the tables anew: `node tests/e2e/languages/write.mjs`, for a new version of CLDR or a new language.
import { writeFileSync } from 'node:fs';
import { CLDR, files } from './cldr.mjs';

if (process.versions.cldr?.split('.')[0] !== CLDR) {
  console.error(`This Node has CLDR ${process.versions.cldr}, the tables are of ${CLDR}: change CLDR in cldr.mjs first.`);
  process.exit(1);
}
for (const { path, text } of files()) writeFileSync(path, text);
