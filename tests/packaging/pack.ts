// Runs the real electron-builder with the project's own configuration, on a stand-in for Electron's runtime (which no
// build machine can download): everything up to the packed folder is real, only Electron's own files are not.
// Usage: node tests/packaging/pack.ts PLATFORM ARCH OUTPUT
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Arch, build, Platform } from 'electron-builder';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PLATFORMS = { linux: Platform.LINUX, win32: Platform.WINDOWS, darwin: Platform.MAC };

const PLIST = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>CFBundleExecutable</key><string>Electron</string></dict></plist>`;

/** Files that electron-builder renames or edits, with nothing in them. */
async function standIn(dir: string, platform: keyof typeof PLATFORMS): Promise<void> {
  const write = async (file: string, text = '') => {
    await mkdir(path.dirname(path.join(dir, file)), { recursive: true });
    await writeFile(path.join(dir, file), text, { mode: 0o755 });
  };
  if (platform === 'linux') await write('electron');
  else if (platform === 'win32') await write('electron.exe');
  else {
    const contents = 'Electron.app/Contents';
    await write(`${contents}/Info.plist`, PLIST);
    await write(`${contents}/MacOS/Electron`);
    await mkdir(path.join(dir, contents, 'Resources'), { recursive: true });
    for (const helper of ['', ' (Renderer)', ' (GPU)', ' (Plugin)'].map((kind) => `Electron Helper${kind}`)) {
      await write(`${contents}/Frameworks/${helper}.app/Contents/Info.plist`, PLIST);
      await write(`${contents}/Frameworks/${helper}.app/Contents/MacOS/${helper}`);
    }
  }
}

const [platform, arch, output] = process.argv.slice(2) as [keyof typeof PLATFORMS, 'x64' | 'arm64', string];
const electronDist = await mkdtemp(path.join(tmpdir(), 'shelfcast-electron-'));
try {
  await standIn(electronDist, platform);
  await build({
    projectDir: ROOT,
    targets: PLATFORMS[platform].createTarget('dir', Arch[arch]),
    publish: 'never',
    config: {
      extends: path.join(ROOT, 'electron-builder.yml'),
      directories: { output },
      electronDist,
      // These three change Electron's program itself.
      electronFuses: null,
      disableAsarIntegrity: true,
      win: { signAndEditExecutable: false },
      mac: { identity: null },
    },
  });
} finally {
  await rm(electronDist, { recursive: true, force: true });
}
