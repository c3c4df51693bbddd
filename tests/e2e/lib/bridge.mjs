// The pages in a plain browser, on the real command tables and a real book: the bridge answers, Chromium shows.
import { execFile } from 'node:child_process';
import { createReadStream, rmSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { once } from 'node:events';
import path from 'node:path';
import { promisify } from 'node:util';
import { end, firstLine, ownFolder, root, start, target } from './world.mjs';

const bridge = path.join(target, 'debug', 'examples', 'bridge');
const KINDS = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.png': 'image/png' };

/** The window's own policy, but for the way to Rust, which is this server here. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
  "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

let built;

/** The pages in mode `bridge`: as `./dev test` built them for all stories, else built once a process, from the sources as they are now. */
function pages() {
  built ??= process.env.MILEPOST_PAGES ?? (async () => {
    const folder = path.join(root, 'tests', 'e2e', 'out', `pages-${process.pid}`);
    await mkdir(folder, { recursive: true });
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const vite = path.join(root, 'ui', 'node_modules', '.bin', 'vite');
    const args = ['build', '--mode', 'bridge', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'];
    await promisify(execFile)(vite, args, { cwd: path.join(root, 'ui') });
    return folder;
  })();
  return built;
}

/** A book behind the bridge, and the pages in front of it. */
export class Bridge {
  #children = [];
  #remove;

  /**
   * `on`: today. `sample`: the sample book, on its own day. `programs: false`: no viewer, mail program, file manager.
   * `cancels`: every dialog is cancelled, else it answers with the folder `saved`.
   */
  static async open({ on, sample = false, programs = true, cancels = false, book } = {}) {
    const self = new Bridge();
    const own = await ownFolder();
    self.folder = own.folder;
    self.#remove = own.remove;
    await mkdir(self.in('saved'));
    const args = ['--book', book ?? self.in('Own.milepost'), '--documents', self.in('documents')];
    if (on) args.push('--on', on);
    if (sample) args.push('--sample');
    if (!programs) args.push('--no-programs');
    const env = { ...process.env, ...(cancels ? {} : { MILEPOST_DIALOG_PATH: self.in('saved') }) };
    self.rust = start(bridge, args, { env });
    self.#children.push(self.rust);
    self.answers = await firstLine(self.rust, /^http:/);
    self.server = await serve(await pages(), self.answers);
    self.url = `http://127.0.0.1:${self.server.address().port}/`;
    return self;
  }

  in(...names) {
    return path.join(this.folder, ...names);
  }

  /** What the window's hands would have done, such as `open MailDraft /...`. */
  get said() {
    return this.rust.said.slice(1);
  }

  /** A command without the page, to lay the ground or to look behind it. Rejects with the Problem. */
  async call(name, args = {}) {
    const answer = await fetch(`${this.answers}/ipc/${name}`, { method: 'POST', body: JSON.stringify(args) });
    const value = await answer.json();
    if (answer.status !== 200) throw value;
    return value;
  }

  /** Bytes without the page, such as a table to compare a screen with. */
  async bytes(name, args = {}) {
    const answer = await fetch(`${this.answers}/bytes/${name}`, { method: 'POST', body: JSON.stringify(args) });
    if (answer.status !== 200) throw await answer.json();
    return answer.arrayBuffer();
  }

  /** The day goes on while the pages stay open. */
  async jumpTo(day) {
    const answer = await fetch(`${this.answers}/day/${day}`, { method: 'POST' });
    if (answer.status !== 200) throw await answer.json();
  }

  async close() {
    this.server?.closeAllConnections();
    this.server?.close();
    for (const child of this.#children) await end(child);
    await this.#remove();
  }
}

async function serve(folder, answers) {
  const server = createServer((asked, answer) => {
    if (asked.method === 'POST') {
      const { host: _, ...headers } = asked.headers;
      const passed = request(answers + asked.url, { method: 'POST', headers }, (from) => {
        answer.writeHead(from.statusCode, { 'content-type': from.headers['content-type'] });
        from.pipe(answer);
      });
      passed.on('error', (error) => answer.writeHead(502).end(String(error)));
      asked.pipe(passed);
      return;
    }
    file(folder, asked.url).then(
      (name) => {
        answer.writeHead(200, { 'content-type': KINDS[path.extname(name)] ?? 'application/octet-stream', 'content-security-policy': POLICY });
        createReadStream(name).pipe(answer);
      },
      // Chromium asks for an icon that a window does not need.
      () => answer.writeHead(asked.url === '/favicon.ico' ? 204 : 404).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function file(folder, url) {
  const name = path.join(folder, path.normalize(new URL(url, 'http://x').pathname));
  const about = await stat(name);
  return about.isDirectory() ? path.join(name, 'index.html') : name;
}
