// The native files of a packaged app: those of the target platform have to be there, others have no business there.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

export interface PackageTarget {
  /** As in process.platform. */
  platform: string;
  /** As in process.arch. */
  arch: string;
}

/** Files without which the engine does not start, below node_modules. */
export function requiredNatives({ platform, arch }: PackageTarget): string[] {
  return [
    `better-sqlite3/prebuilds/${platform}-${arch}.node`,
    `onnxruntime-node/bin/napi-v6/${platform}/${arch}/onnxruntime_binding.node`,
  ];
}

export interface NativeReport {
  missing: string[];
  /** Of another platform or architecture: dead weight, or worse, taken by mistake. */
  foreign: string[];
}

/** Looks through the unpacked node_modules of a packaged app. */
export function inspectNatives(nodeModules: string, target: PackageTarget): NativeReport {
  const found = existsSync(nodeModules) ? readdirSync(nodeModules, { recursive: true, encoding: 'utf8' }) : [];
  const natives = found
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /\.(node|dylib|dll|so[.\d]*)$/.test(file));
  const own = new RegExp(`(^|[/-])${target.platform}[/-]${target.arch}[/.]`);
  return {
    missing: requiredNatives(target).filter((file) => !natives.includes(file)),
    foreign: natives.filter((file) => !own.test(file)),
  };
}
