// The tables of country names and currency signs and the facts that the Rust tests are held against are what CLDR says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CLDR, LANGUAGES, files } from './cldr.mjs';

const have = process.versions.cldr?.split('.')[0];
// Signs and names move between versions of CLDR. The Rust tests hold the tables to the committed facts on every machine.
const skip = have === CLDR ? false : `this Node has CLDR ${have}, the tables are of ${CLDR}`;

const differing = (want, got) => {
  const [wanted, found] = [want.split('\n'), got.split('\n')];
  return wanted.flatMap((line, at) => (line === found[at] ? [] : [{ line: at + 1, cldr: line, ours: found[at] }]));
};

for (const { path, text } of files()) {
  test(`${path.split('/').slice(-2).join('/')} is what CLDR says`, { skip }, () => {
    assert.deepEqual(differing(text, readFileSync(path, 'utf8')).slice(0, 10), []);
  });
}

test('a wrong sign, name or date would be noticed', () => {
  for (const { text } of files()) {
    const lines = text.trimEnd().split('\n');
    const at = lines.length - 3;
    const wrong = lines.with(at, `${lines[at]} `).join('\n');
    assert.equal(differing(text.trimEnd(), wrong)[0]?.line, at + 1);
  }
});

test('every document language is proved', () => {
  const { text } = files().at(-1);
  for (const language of LANGUAGES) assert.ok(text.includes(`\n${language}|date|2026-08-01|`), language);
});
