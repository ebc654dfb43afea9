#!/usr/bin/env node
// Entry of the command line: `npm run -s cli -- …`. Everything it does goes through the contract.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { userDataDir } from '../shell/user-data.ts';

// Halves the time of every command after the first. In the user's own folder: a cache in a shared one could be poisoned.
enableCompileCache(join(userDataDir(), 'cache'));
const { runCli } = await import('./run-cli.ts');

process.exitCode = await runCli(process.argv.slice(2));
