// Every refusal in every language of the window: it has a sentence, and no amount or day stands in it as Rust writes them.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { root } from '../lib/world.mjs';

const ui = path.join(root, 'ui');
const { rolldown } = await import(pathToFileURL(createRequire(path.join(ui, 'package.json')).resolve('rolldown')));
const refusals = JSON.parse(await readFile(new URL('refusals.json', import.meta.url), 'utf8'));

/** The sentences of a language, from its message file. */
async function sentencesOf(language) {
  const bundle = await rolldown({ input: path.join(ui, 'src', 'messages', language, 'problems.ts') });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  const { problems } = await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
  return problems.sentences;
}

/** What the window puts in for the values of a refusal; it formats amounts and days by itself. */
function detailOf({ texts = {}, amounts = {}, days = {} }) {
  const formatted = (of, mark) => Object.fromEntries(Object.keys(of).map((name) => [name, `<${mark} ${name}>`]));
  return { ...texts, ...formatted(amounts, 'amount'), ...formatted(days, 'day') };
}

const RAW = /undefined|\d{4}-\d\d-\d\d|\d[.,]\d\d? [A-Z]{3}\b/;

for (const language of ['en', 'de']) {
  test(`every refusal has a sentence in ${language}, with amounts and days as the window writes them`, async () => {
    const sentences = await sentencesOf(language);
    assert.ok(refusals.length > 60);
    for (const { code, told } of refusals) {
      assert.ok(sentences[code], `${code} has no sentence`);
      const said = sentences[code](detailOf(told));
      assert.doesNotMatch(said, RAW, code);
      // Without its values the sentence still stands.
      const bare = sentences[code]({});
      assert.equal(typeof bare, 'string');
    }
  });
}

test('the check catches a raw amount, a raw day and a value that is not there', () => {
  for (const wrong of ['Only 1234.50 EUR is left.', 'Only 1234.5 EUR.', 'It began on 2026-11-20.', 'Only undefined is left.']) assert.match(wrong, RAW);
  for (const fine of ['Only €1,234.50 is left.', 'Only <amount open> of 2026-001 is left.', 'Am 20. Nov. 2026.']) assert.doesNotMatch(fine, RAW);
});
