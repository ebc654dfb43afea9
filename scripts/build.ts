// `npm run build`: the training kernels, the window and the desktop shell, each only when its sources changed.
import { fileURLToPath } from 'node:url';
import { buildApp } from './lib/build-app.ts';

await buildApp({ root: fileURLToPath(new URL('..', import.meta.url)), desktop: true, say: console.log });
