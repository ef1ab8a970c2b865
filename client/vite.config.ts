import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import vue from '@vitejs/plugin-vue';
import components from 'unplugin-vue-components/vite';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Each text of the build also as .br and .gz: the server hands out what the browser takes and compresses nothing itself. */
const compressed = {
  name: 'compressed-assets',
  apply: 'build' as const,
  closeBundle(): void {
    const folder = here('./dist/assets');
    for (const name of readdirSync(folder).filter((each) => /\.(js|css|svg|json)$/.test(each))) {
      const content = readFileSync(join(folder, name));
      writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
      writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
    }
  },
};

export default defineConfig({
  plugins: [
    vue(),
    // Element Plus on demand: only the components a template names, each with its own CSS.
    // Our own components are imported by hand, so `dirs` stays empty.
    components({ dirs: [], dts: here('./components.d.ts'), resolvers: [ElementPlusResolver({ importStyle: 'css' })] }),
    compressed,
  ],
  resolve: { alias: { '@': here('./src') } },
  server: { proxy: { '/api': { target: process.env.API_URL ?? 'http://localhost:3000', changeOrigin: false } } },
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 1200 },
});
