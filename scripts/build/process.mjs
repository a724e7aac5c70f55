// Runs the programs that a build is made of.
import { spawnSync } from 'node:child_process';

/** A build that cannot go on, for a reason that one line tells. */
export class BuildError extends Error {}

/** Runs `program` to its end with its output on ours. */
export function run(program, args, options = {}) {
  const { error, status, signal } = spawnSync(program, args, { stdio: 'inherit', ...options });
  if (error?.code === 'ENOENT') throw new BuildError(`${program} is not in PATH; \`make build\` fetches what is missing`);
  if (error) throw error;
  if (signal) throw new BuildError(`${program} was ended by ${signal}`);
  if (status !== 0) throw new BuildError(`${program} ${args[0]} ended with ${status}; its own message is above`);
}

/** What `program` prints, or a BuildError. */
export function read(program, args, options = {}) {
  const { error, status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 26, ...options });
  if (error?.code === 'ENOENT') throw new BuildError(`${program} is not in PATH; \`make build\` fetches what is missing`);
  if (error) throw error;
  if (status !== 0) throw new BuildError(`${program} ${args[0]}: ${stderr.trim().split('\n').at(-1)}`);
  return stdout;
}

/** `cargo ARGS…`, announced as building `what`. Cargo itself knows whether there is anything to do. */
export function cargo(settings, args, what) {
  console.log(`build  ${what}`);
  run('cargo', args, { cwd: settings.root });
}
