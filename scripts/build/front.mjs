// The browser's part of the build: assets, style sheet, WebAssembly and its script, handed to the site under their final names.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { BuildError, cargo, read, run } from './process.mjs';
import { toolsFolder } from './settings.mjs';

const require = createRequire(join(toolsFolder, 'package.json'));

// What rustc lets its code for wasm32-unknown-unknown use, so that wasm-opt accepts it (and brings in nothing newer).
const wasmFeatures = ['bulk-memory', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types', 'sign-ext'];

/** Everything below the assets folder, under its own name. Hidden files stay out, but for `.well-known`. */
export function collectAssets({ assetsDir }, site) {
  if (!existsSync(assetsDir)) return;
  for (const entry of readdirSync(assetsDir, { recursive: true, withFileTypes: true })) {
    const path = relative(assetsDir, join(entry.parentPath ?? entry.path, entry.name));
    const hidden = path.split('/').some((part) => part.startsWith('.') && part !== '.well-known');
    if (entry.isFile() && !hidden) site.add(path, readFileSync(join(assetsDir, path)));
  }
}

/** The style sheet: its imports drawn in, minified, made to suit the browsers of `browserquery`. A matter of milliseconds, so never skipped. */
export async function buildStyles({ styleFile, browsers, outputName, root }, site) {
  const { bundle, browserslistToTargets } = tool('lightningcss');
  const browserslist = tool('browserslist');
  if (!existsSync(styleFile)) throw new BuildError(`${relative(root, styleFile)} (style-file in Cargo.toml) does not exist`);
  try {
    const { code, warnings } = bundle({ filename: styleFile, minify: true, targets: browserslistToTargets(browserslist(browsers)) });
    const [warning] = warnings;
    if (warning) throw warning;
    site.addHashed(outputName, 'css', code);
  } catch (error) {
    const { fileName, filename, loc } = error;
    const where = [fileName ?? filename ?? styleFile, loc?.line, loc?.column].filter(Boolean).join(':');
    throw new BuildError(`${relative(root, where)}: ${error.message}`);
  }
}

/** The WebAssembly and the script that starts it. */
export async function buildScripts(settings, site) {
  const { lib, outputName, targetDir } = settings;
  const target = 'wasm32-unknown-unknown';
  const args = ['build', '--package', lib.package, '--lib', '--target', target, '--profile', lib.profile];
  if (!lib.defaultFeatures) args.push('--no-default-features');
  if (lib.features.length) args.push('--features', lib.features.join(','));
  cargo(settings, args, `${lib.package} for the browser (${lib.features.join(', ')}; ${lib.profile})`);

  const profileFolder = lib.profile === 'dev' ? 'debug' : lib.profile;
  const compiled = join(targetDir, target, profileFolder, `${lib.crate}.wasm`);
  const smaller = ['-Oz', '--converge', '--strip-debug', '--strip-producers', '--strip-target-features'];
  const wasmOptArgs = [...smaller, ...wasmFeatures.map((feature) => `--enable-${feature}`)];
  const bindgenArgs = ['--target', 'web', '--no-typescript', '--omit-default-module-path', '--out-name', outputName];
  // The page passes the WebAssembly's address to the script, which therefore needs no name in it: one hash does not hang on the other.
  const key = JSON.stringify([
    createHash('sha256').update(readFileSync(compiled)).digest('hex'),
    read('wasm-bindgen', ['--version']).trim(),
    bindgenArgs,
    tool('binaryen/package.json').version,
    wasmOptArgs,
    tool('esbuild/package.json').version,
  ]);

  const folder = join(targetDir, 'front-made');
  const [script, wasm] = [join(folder, 'out.js'), join(folder, 'out.wasm')];
  await unlessDone(folder, key, async () => {
    console.log('build  wasm-bindgen');
    run('wasm-bindgen', [...bindgenArgs, '--out-dir', join(folder, 'bindgen'), compiled]);
    console.log('build  wasm-opt');
    const wasmOpt = join(toolsFolder, 'node_modules/binaryen/bin/wasm-opt');
    run(process.execPath, [wasmOpt, join(folder, 'bindgen', `${outputName}_bg.wasm`), ...wasmOptArgs, '-o', wasm]);
    await tool('esbuild').build({
      entryPoints: [join(folder, 'bindgen', `${outputName}.js`)],
      outfile: script,
      bundle: true, // draws in the snippets of crates that bring some
      format: 'esm',
      minify: true,
      target: 'es2022',
      legalComments: 'none',
      logLevel: 'error',
    });
  });
  site.addHashed(outputName, 'js', readFileSync(script));
  site.addHashed(outputName, 'wasm', readFileSync(wasm));
}

/** Does `work`, which fills `folder`, unless it was done to its end with the same `key`. */
async function unlessDone(folder, key, work) {
  const stamp = join(folder, 'done');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await work();
  writeFileSync(stamp, key);
}

/** A module of the npm lock file. */
function tool(name) {
  try {
    return require(name);
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    throw new BuildError(`the npm tool ${name} is missing; \`make build\` fetches it`);
  }
}
