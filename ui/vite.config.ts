// How the window is built. Mode `bridge` serves it in a browser and sends commands to the test bridge.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig(() => {
  const bridge = `http://127.0.0.1:${process.env['MILEPOST_BRIDGE_PORT'] ?? '5199'}`;
  const proxy = { '/ipc': bridge, '/bytes': bridge };
  return {
    plugins: [svelte()],
    clearScreen: false,
    server: { host: '127.0.0.1', port: 5173, strictPort: true, proxy },
    preview: { host: '127.0.0.1', proxy },
    // No data: addresses: the content policy allows files of the app only.
    build: { target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  };
});
